import { isObject, type Exchange, type Json, type Reply } from './exchange.js'
import { asNewerTable } from './newer-columns.js'
import { asNewerJobs } from './newer-jobs.js'
import { asNewerPods } from './newer-pods.js'
import { asNewerHeadless } from './newer-services.js'
import { asNewerTexts } from './newer-texts.js'
import { asLookedAtOnce } from './newer-updates.js'

/**
 * What a newer minor adds to every reply of a kind, whatever was asked: it is put into the recorded reply before
 * comparing, so that everything else of these rows still counts. Adjusted rows are counted by themselves.
 */
export interface Adjustment {
  reason: string
  /** Of `METHOD path`. */
  request: RegExp
  /** The recorded reply as the newer minor would have given it; the same where it adds nothing. */
  adjust(recorded: Reply, answered: Reply, step: Exchange): Reply
}

function isGeneration(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}

/** Every recorded pod without a generation takes the one of its counterpart; a created one has the first. */
function countPods(recorded: Json, answered: Json | undefined, created: boolean): Json {
  if (Array.isArray(recorded)) {
    return recorded.map((item, index) => countPods(item, Array.isArray(answered) ? answered[index] : undefined, created))
  }
  if (!isObject(recorded) || !isObject(answered)) return recorded
  const counted = Object.entries(recorded).map(([key, value]) => [key, countPods(value, answered[key], created)] as const)
  const { metadata } = recorded
  const got = isObject(answered['metadata']) ? answered['metadata']['generation'] : undefined
  const isPod = isObject(metadata) && metadata['uid'] !== undefined && metadata['generation'] === undefined
  if (!isPod || !isGeneration(got)) return Object.fromEntries(counted)
  return { ...Object.fromEntries(counted), metadata: { ...metadata, generation: created ? 1 : got } }
}

const deprecatedEndpoints = '"v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"'

export const adjustments: readonly Adjustment[] = [
  {
    reason: 'newer minors print what is not there as null in texts, not as Go has it',
    request: /^(POST|PUT|PATCH|DELETE) /,
    adjust: asNewerTexts,
  },
  {
    reason: 'since 1.33 a pod counts its generation',
    request: / \/api\/v1\/(namespaces\/[^/]+\/)?pods\b/,
    adjust: (recorded, answered, { method }) => ({
      ...recorded,
      body: countPods(recorded.body, answered.body, method === 'POST'),
    }),
  },
  {
    reason: 'newer minors keep the class of a pod, and say since when one is gated',
    request: / \/api\/v1\/(namespaces\/[^/]+\/)?pods\b/,
    adjust: (recorded, answered) => ({ ...recorded, body: asNewerPods(recorded.body, answered.body) }),
  },
  {
    reason: 'since 1.33 Endpoints are deprecated',
    request: / \/api\/v1\/(namespaces\/[^/]+\/)?endpoints\b/,
    adjust: (recorded) => ({ ...recorded, warnings: [deprecatedEndpoints, ...recorded.warnings] }),
  },
  {
    reason: 'newer minors warn that headless services have no session affinity',
    request: / \/api\/v1\/(namespaces\/[^/]+\/)?services\b/,
    adjust: (recorded, _answered, step) => asNewerHeadless(recorded, step),
  },
  {
    reason: 'since 1.32 updates of DaemonSets and ReplicaSets are looked at once',
    request: /^(PUT|PATCH) \/apis\/apps\/v1\/namespaces\/[^/]+\/(daemonsets|replicasets)\/[^/]+$/,
    adjust: (recorded, _answered, { path }) => asLookedAtOnce(recorded, path.includes('/daemonsets/')),
  },
  {
    reason: 'newer minors fill in what replaces pods of a Job and that its selector is not manual, and write no nulls',
    request: / \/apis\/batch\/v1\/(namespaces\/[^/]+\/)?jobs\b/,
    adjust: (recorded) => ({ ...recorded, body: asNewerJobs(recorded.body) }),
  },
  {
    reason: 'newer minors print more columns, and say other things of some',
    request: /^GET /,
    adjust: (recorded, answered, { method, path }) => asNewerTable(`${method} ${path}`, recorded, answered),
  },
]
