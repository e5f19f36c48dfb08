import type { Stage } from './stage.js'

interface Deprecation {
  apiVersion: string
  text: string
}

/** What upstream says with every reply about a version that is on its way out, by plural. */
const deprecations: ReadonlyMap<string, Deprecation> = new Map([
  ['componentstatuses', { apiVersion: 'v1', text: 'v1 ComponentStatus is deprecated in v1.19+' }],
  ['endpoints', { apiVersion: 'v1', text: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice' }],
])

export const warnOfDeprecation: Stage = (exchange, next) => {
  const { target, warnings, services } = exchange
  const found = target && deprecations.get(target.served.kind.ref.plural)
  if (target && found?.apiVersion === target.served.apiVersion) {
    warnings.push(found.text)
    services.metrics.deprecated(target)
  }
  return next()
}
