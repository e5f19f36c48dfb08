import type { FilterPlugin, Profile, ScorePlugin } from './framework/plugin.js'
import { balancedAllocation } from './plugins/balanced-allocation/balanced-allocation.js'
import { leastRequested } from './plugins/least-requested/least-requested.js'
import { noDiskConflict } from './plugins/no-disk-conflict/no-disk-conflict.js'
import { nodeUnschedulable } from './plugins/node-unschedulable/node-unschedulable.js'
import { podFitsHost } from './plugins/pod-fits-host/pod-fits-host.js'
import { podFitsPorts } from './plugins/pod-fits-ports/pod-fits-ports.js'
import { podFitsResources } from './plugins/pod-fits-resources/pod-fits-resources.js'
import { podSelectorMatches } from './plugins/pod-selector-matches/pod-selector-matches.js'
import { taintToleration } from './plugins/taint-toleration/taint-toleration.js'

/** Every filter, in the order they are asked: upstream's. A new one is a folder and a line here. */
export const filterPlugins: readonly FilterPlugin[] = [
  nodeUnschedulable,
  podFitsHost,
  taintToleration,
  podSelectorMatches,
  podFitsPorts,
  podFitsResources,
  noDiskConflict,
]

export const scorePlugins: readonly ScorePlugin[] = [leastRequested, balancedAllocation]

export const defaultProfile: Profile = { filters: filterPlugins, scores: scorePlugins }
