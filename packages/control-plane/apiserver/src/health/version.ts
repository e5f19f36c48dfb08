import { schema } from '@orrery/api'
import type { PathHandler } from '../request/exchange.js'
import { prettyText } from '../request/json-text.js'
import { jsonType, reply } from '../request/reply.js'
import { isRestfulRoot } from '../request/restful-root.js'

const [major = '1', minor = ''] = schema.minor.split('.')

/** What /version says, in upstream's shape: the minor is that of the schema. */
export const versionInfo = {
  major,
  minor,
  emulationMajor: major,
  emulationMinor: minor,
  minCompatibilityMajor: major,
  minCompatibilityMinor: `${Number(minor) - 1}`,
  gitVersion: `v${schema.minor}.0+orrery`,
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: `node ${process.version}`,
  compiler: 'node',
  platform: `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`,
}

/** Always laid out for people, as upstream. */
export const answerVersion: PathHandler = (exchange) => {
  if (!isRestfulRoot(exchange, '/version')) return undefined
  return Promise.resolve(reply(exchange, 200, jsonType, Buffer.from(prettyText(versionInfo))))
}
