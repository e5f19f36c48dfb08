import { oneOf, text } from '@orrery/kit'

/** How loud a component is; on standard error, a JSON object a line. */
export const logLevel = oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info', 'how much is logged')

/** How a component finds the API server. */
export const clientFlags = {
  master: text('', 'address of the API server; default: http://127.0.0.1:8080', 'URL'),
  kubeconfig: text('', 'kubeconfig with the address and credentials', 'FILE'),
  'log-level': logLevel,
}
