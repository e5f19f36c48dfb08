import type { Stage } from './stage.js'

/** What upstream says with every reply about a version that is on its way out, by group, version and plural. */
const deprecations: ReadonlyMap<string, string> = new Map([
  ['/v1/componentstatuses', 'v1 ComponentStatus is deprecated in v1.19+'],
  ['/v1/endpoints', 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
])

export const warnOfDeprecation: Stage = (exchange, next) => {
  const { group, version, plural } = exchange.target?.served.kind.ref ?? { group: '', version: '', plural: '' }
  const text = deprecations.get(`${group}/${version}/${plural}`)
  if (text !== undefined) exchange.warnings.push(text)
  if (text !== undefined && exchange.target) exchange.services.metrics.deprecated(exchange.target)
  return next()
}
