import type { Exchange, PathHandler } from '../request/exchange.js'
import { onlyGet } from '../request/only-get.js'
import { jsonType, reply } from '../request/reply.js'
import { configurationPath, isDiscoverable, issuerConfiguration, keySet, keySetPath } from './issuer-documents.js'

const hour = 'public, max-age=3600'

interface Answer {
  type: string
  value(exchange: Exchange): object
}

const answers: Readonly<Record<string, Answer>> = {
  [configurationPath]: { type: jsonType, value: ({ services }) => issuerConfiguration(services.options) },
  [keySetPath]: { type: 'application/jwk-set+json', value: ({ services }) => keySet(services.tokenKey) },
}

/** How others check service accounts' tokens without asking the server about each. A slash at the end changes nothing. */
export const answerOpenid: PathHandler = (exchange) => {
  const path = exchange.path.replace(/\/$/, '')
  const answer = Object.hasOwn(answers, path) ? answers[path] : undefined
  if (!answer || !isDiscoverable(exchange.services.options)) return undefined
  onlyGet(exchange)
  const response = reply(exchange, 200, answer.type, Buffer.from(JSON.stringify(answer.value(exchange))))
  response.headers['cache-control'] = hour
  return Promise.resolve(response)
}
