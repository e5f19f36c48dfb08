import { accessReviews } from './access-reviews.js'
import { admitClasses } from './admit-classes.js'
import { admitLimits } from './admit-limits.js'
import { admitOthers } from './admit-others.js'
import { admitPodSecurity } from './admit-pod-security.js'
import { admitQuotas } from './admit-quotas.js'
import { bindingsAndEvictions } from './bindings-and-evictions.js'
import { namespaceDeletes } from './delete-namespaces.js'
import { deletes } from './delete-options.js'
import { deleteStages } from './delete-stages.js'
import { edgeAccepts } from './edge-accepts.js'
import { edgeBodies } from './edge-bodies.js'
import { edgeParameters } from './edge-parameters.js'
import { edgePaths } from './edge-paths.js'
import { fieldSelectors } from './field-selectors.js'
import { labelSelectors } from './label-selectors.js'
import { lists } from './lists.js'
import { jsonPatches } from './patch-json.js'
import { patchKinds } from './patch-kinds.js'
import { mergePatches } from './patch-merge.js'
import { strategicPatches } from './patch-strategic.js'
import { patchTypes } from './patch-types.js'
import { podBindings } from './pod-bindings.js'
import { podContainers } from './pod-containers.js'
import { podEphemeralContainers } from './pod-ephemeral-containers.js'
import { podLogs } from './pod-logs.js'
import { podPlacement } from './pod-placement.js'
import { podResizes } from './pod-resizes.js'
import { podResources } from './pod-resources.js'
import { podSecurity } from './pod-security.js'
import { podStatuses } from './pod-statuses.js'
import { podUpdates } from './pod-updates.js'
import { podVolumes } from './pod-volumes.js'
import { scales } from './scales.js'
import { statusSubresource } from './status-subresource.js'
import type { Sequence } from './step.js'
import { tokenRequests } from './token-requests.js'
import { metadataUpdates } from './update-metadata.js'
import { updates } from './updates.js'
import { watches } from './watches.js'

const selecting: readonly Sequence[] = [...labelSelectors, ...fieldSelectors, ...lists, ...watches]
const changing: readonly Sequence[] = [
  ...deletes,
  ...deleteStages,
  namespaceDeletes,
  ...strategicPatches,
  ...mergePatches,
  ...jsonPatches,
  patchTypes,
  patchKinds,
  ...metadataUpdates,
  ...updates,
]
const creatingPods: readonly Sequence[] = [...podSecurity, podResources, podContainers, podVolumes, podPlacement]
const changingPods: readonly Sequence[] = [
  ...podUpdates,
  podStatuses,
  podResizes,
  podEphemeralContainers,
  ...podBindings,
]
const subresources: readonly Sequence[] = [...bindingsAndEvictions, scales, podLogs, statusSubresource]
const admission: readonly Sequence[] = [admitLimits, ...admitQuotas, admitPodSecurity, admitClasses, admitOthers]
const edges: readonly Sequence[] = [edgeBodies, edgePaths, edgeAccepts, edgeParameters]

/** What is asked of both servers beside the objects: each a namespace of its own. */
export const sequences: readonly Sequence[] = [
  ...selecting,
  ...changing,
  ...creatingPods,
  ...changingPods,
  ...subresources,
  tokenRequests,
  accessReviews,
  ...admission,
  ...edges,
]
