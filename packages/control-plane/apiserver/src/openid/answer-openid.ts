import type { Exchange, PathHandler } from '../request/exchange.js'
import { jsonType, reply } from '../request/reply.js'
import { isRestfulRoot } from '../request/restful-root.js'
import { configurationPath, issuerConfiguration, keySet, keySetPath } from './issuer-documents.js'

const hour = 'public, max-age=3600'

interface Answer {
  root: string
  type: string
  value(exchange: Exchange): object
}

const answers: readonly Answer[] = [
  { root: configurationPath, type: jsonType, value: ({ services }) => issuerConfiguration(services.options) },
  { root: keySetPath, type: 'application/jwk-set+json', value: ({ services }) => keySet(services.tokenKey) },
]

/** How others check service accounts' tokens without asking the server about each. */
export const answerOpenid: PathHandler = (exchange) => {
  const answer = answers.find(({ root }) => isRestfulRoot(exchange, root))
  if (!answer) return undefined
  const response = reply(exchange, 200, answer.type, Buffer.from(JSON.stringify(answer.value(exchange))))
  response.headers['cache-control'] = hour
  return Promise.resolve(response)
}
