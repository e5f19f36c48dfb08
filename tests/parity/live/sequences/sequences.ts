import { admissions } from './admission.js'
import { deletes } from './deletes.js'
import { edges } from './edges.js'
import { fieldSelectors } from './field-selectors.js'
import { labelSelectors } from './label-selectors.js'
import { lists } from './lists.js'
import { patchSequences } from './patches.js'
import { podBindings } from './pod-bindings.js'
import { podCreations } from './pod-creations.js'
import { podUpdates } from './pod-updates.js'
import { reviews } from './reviews.js'
import type { Sequence } from './step.js'
import { subresources } from './subresources.js'
import { updates } from './updates.js'
import { watches } from './watches.js'

/** What is asked of both servers beside the objects: each a namespace of its own. */
export const sequences: readonly Sequence[] = [
  ...labelSelectors,
  ...fieldSelectors,
  ...lists,
  ...watches,
  ...deletes,
  ...patchSequences,
  ...updates,
  ...podCreations,
  ...podUpdates,
  ...podBindings,
  ...subresources,
  ...reviews,
  ...admissions,
  ...edges,
]
