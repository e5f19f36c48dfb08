import type { ServerOptions } from '../options.js'
import type { PathHandler } from '../request/exchange.js'
import { jsonReply } from '../request/reply.js'

/** No keys: what is not listed here is not shown. */
const shown = [
  ...(['advertiseAddress', 'securePort', 'serviceClusterIPRange', 'serviceNodePortRange'] as const),
  ...(['eventTtl', 'maxRequestBodyBytes', 'minRequestTimeout'] as const),
  ...(['maxRequestsInflight', 'maxMutatingRequestsInflight', 'insecureAllowedHosts'] as const),
  ...(['serviceAccountIssuer', 'apiAudiences', 'enableAdmissionPlugins', 'disableAdmissionPlugins'] as const),
] satisfies (keyof ServerOptions)[]

/** /configz: the settings the server runs with, in the form in which upstream's components show theirs. */
export const answerConfigz: PathHandler = (exchange) => {
  if (exchange.path !== '/configz') return undefined
  const { options } = exchange.services
  return Promise.resolve(jsonReply(exchange, 200, { apiserver: Object.fromEntries(shown.map((name) => [name, options[name]])) }))
}
