import { groupResourceText } from '@orrery/api'
import { measured, type Metric, type Sample } from '@orrery/kit'
import { versionInfo } from '../health/version.js'
import type { Services } from '../services.js'
import type { Served } from '../registry/served.js'

const help = {
  inflight:
    '[STABLE] Maximal number of currently used inflight request limit of this apiserver per request kind in last second.',
  objects: 'Number of stored objects at the time of last check split by kind. In case of a fetching error, the value will be -1.',
  received: '[ALPHA] Counter of events received in watch cache broken by resource type.',
  revision: '[ALPHA] Current resource version of watch cache broken by resource type.',
  build:
    "[ALPHA] A metric with a constant '1' value labeled by major, minor, git version, git commit, git tree state, build date, " +
    'Go version, and compiler from which Kubernetes was built, and platform on which it is running.',
}

/** What the state is read from. */
export type State = Pick<Services, 'registry' | 'view' | 'inflight' | 'watches'>

function buildInfo(): Sample {
  const { buildDate, compiler, gitCommit, gitTreeState, gitVersion, goVersion, major, minor, platform } = versionInfo
  return {
    labels: {
      build_date: buildDate,
      compiler,
      git_commit: gitCommit,
      git_tree_state: gitTreeState,
      git_version: gitVersion,
      go_version: goVersion,
      major,
      minor,
      platform,
    },
    value: 1,
  }
}

/** What is read from the server's state when it is asked for. */
export function stateMetrics({ registry, view, inflight, watches }: State): readonly Metric[] {
  const stored = registry.all.filter((served) => served.stored === served && served.kind.verbs.includes('list'))
  const each = (value: (served: Served) => number) => (): Sample[] =>
    stored.map((served) => {
      const { group, plural: resource } = served.kind.ref
      return { labels: { group, resource }, value: value(served) }
    })
  const objects = ({ kind }: Served): number => view.resource(kind.storage).size
  const byText = (): Sample[] =>
    stored.map((served) => ({ labels: { resource: groupResourceText(served.kind.ref) }, value: objects(served) }))
  const deprecated = `[STABLE] [DEPRECATED, consider using apiserver_resource_objects instead] ${help.objects}`
  return [
    measured('gauge', 'apiserver_current_inflight_requests', help.inflight, () =>
      Object.entries(inflight.highest).map(([kind, value]) => ({ labels: { request_kind: kind }, value })),
    ),
    measured('gauge', 'apiserver_resource_objects', `[ALPHA] ${help.objects}`, each(objects)),
    measured('gauge', 'apiserver_storage_objects', deprecated, byText),
    measured('counter', 'apiserver_watch_cache_events_received_total', help.received, each(({ prefix }) => watches.received(prefix))),
    measured('gauge', 'apiserver_watch_cache_resource_version', help.revision, each(() => view.revision)),
    measured('gauge', 'kubernetes_build_info', help.build, () => [buildInfo()]),
  ]
}
