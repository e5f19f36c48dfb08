import { isObject, type Exchange, type Reply } from './exchange.js'

const ignored = 'is ignored for headless services"'
const affinity = `"spec.SessionAffinity ${ignored}`

/** Every write of a headless service as newer minors warn of it, behind what they warn of before. */
export function asNewerHeadless(recorded: Reply, { method, path }: Exchange): Reply {
  const { body, warnings, status } = recorded
  const spec = isObject(body) && body['kind'] === 'Service' ? body['spec'] : undefined
  const headless = isObject(spec) && spec['clusterIP'] === 'None' && spec['type'] === 'ClusterIP'
  if (!headless || status >= 300 || !['POST', 'PUT', 'PATCH'].includes(method) || /\/status(\?|$)/.test(path)) return recorded
  if (warnings.some((text) => text === affinity)) return recorded
  const at = warnings.findLastIndex((text) => text.endsWith(ignored) || text.startsWith('"annotation ')) + 1
  return { ...recorded, warnings: warnings.toSpliced(at, 0, affinity) }
}
