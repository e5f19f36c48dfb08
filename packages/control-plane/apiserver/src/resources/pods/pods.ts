import { resources } from '@orrery/api'
import { declare } from '../declare.js'
import { podColumns, podRowConditions } from './columns.js'
import { defaultPod } from './defaults.js'
import { podOwnable } from './ownable.js'
import { podSelectableFields } from './selectable-fields.js'
import { podStrategy } from './strategy.js'
import { validatePodUpdate } from './validate-update.js'
import { validatePod } from './validate.js'

export const pods = declare({
  ref: resources.corev1.pods,
  metadataAgain: [''],
  defaults: defaultPod,
  strategy: podStrategy,
  ownable: podOwnable,
  validate: validatePod,
  validateUpdate: validatePodUpdate,
  selectableFields: podSelectableFields,
  columns: podColumns,
  rowConditions: podRowConditions,
})
