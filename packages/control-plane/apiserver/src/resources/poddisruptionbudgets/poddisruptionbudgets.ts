import { nameIsPathSegment, resources, type policyv1 } from '@orrery/api'
import { ageColumn, integer, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { validateBudget, validateBudgetUpdate } from './validate.js'

type Budget = policyv1.PodDisruptionBudget

const about = {
  least: 'The minimum number of pods that must be available.',
  most: 'The maximum number of pods that may be unavailable.',
  allowed: 'Calculated number of pods that may be disrupted at this time.',
}

const columns: readonly Column<Budget>[] = [
  nameColumn,
  text('Min Available', about.least, ({ spec }) => String(spec.minAvailable ?? 'N/A')),
  text('Max Unavailable', about.most, ({ spec }) => String(spec.maxUnavailable ?? 'N/A')),
  integer('Allowed Disruptions', about.allowed, ({ status }) => status.disruptionsAllowed),
  ageColumn,
]

export const poddisruptionbudgets = declare<Budget>({
  ref: resources.policyv1.poddisruptionbudgets,
  nameRule: nameIsPathSegment,
  strategy: { conditionalUpdate: true },
  validate: validateBudget,
  validateUpdate: validateBudgetUpdate,
  columns,
})
