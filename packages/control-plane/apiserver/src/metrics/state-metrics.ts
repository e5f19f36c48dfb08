import { groupResourceText, schema } from '@orrery/api'
import { measured, type Metric, type Sample } from '@orrery/kit'
import type { Inflight } from '../inflight/inflight.js'
import type { Registry } from '../registry/registry.js'
import type { LiveView } from '../view/live-view.js'

const objectsHelp = 'Number of stored objects at the time of last check split by kind.'

/** What is read from the server's state when it is asked for. */
export function stateMetrics(registry: Registry, view: LiveView, inflight: Inflight): readonly Metric[] {
  const stored = registry.all.filter((served) => served.stored === served)
  const samples = (labels: (ref: { group: string; plural: string }) => Record<string, string>): Sample[] =>
    stored.map(({ kind }) => ({ labels: labels(kind.ref), value: view.resource(kind.storage).size }))
  return [
    measured('gauge', 'apiserver_current_inflight_requests', 'Number of requests being answered, by kind of request.', () =>
      Object.entries(inflight.counts).map(([kind, value]) => ({ labels: { request_kind: kind }, value })),
    ),
    measured('gauge', 'apiserver_resource_objects', objectsHelp, () =>
      samples(({ group, plural }) => ({ group, resource: plural })),
    ),
    measured('gauge', 'apiserver_storage_objects', `[DEPRECATED, consider using apiserver_resource_objects instead] ${objectsHelp}`, () =>
      samples((ref) => ({ resource: groupResourceText(ref) })),
    ),
    measured('gauge', 'kubernetes_build_info', 'A metric with a constant 1 value labeled by what was built.', () => {
      const [major = '', minor = ''] = schema.minor.split('.')
      return [{ labels: { git_version: `v${schema.minor}.0+orrery`, major, minor, platform: process.platform }, value: 1 }]
    }),
  ]
}
