import { isObject, type Exchange, type Reply } from './exchange.js'

const ignored = 'is ignored for headless services"'
const affinity = `"spec.SessionAffinity ${ignored}`

/** Every write of a headless service as newer minors warn of it, behind what they warn of before. */
export function asNewerHeadless(recorded: Reply, { method, path, body: asked }: Exchange): Reply {
  const { body, warnings, status } = recorded
  // What is refused only because it is there already is warned of, too.
  const service = status === 409 && method === 'POST' ? asked : body
  const spec = isObject(service) && service['kind'] === 'Service' ? service['spec'] : undefined
  const headless = isObject(spec) && spec['clusterIP'] === 'None' && (spec['type'] ?? 'ClusterIP') === 'ClusterIP'
  const done = status < 300 || status === 409
  const written = ['POST', 'PUT', 'PATCH'].includes(method) && !/\/status(\?|$)/.test(path)
  if (!headless || !done || !written) return recorded
  if (warnings.some((text) => text === affinity)) return recorded
  const at = warnings.findLastIndex((text) => text.endsWith(ignored) || text.startsWith('"annotation ')) + 1
  return { ...recorded, warnings: warnings.toSpliced(at, 0, affinity) }
}
