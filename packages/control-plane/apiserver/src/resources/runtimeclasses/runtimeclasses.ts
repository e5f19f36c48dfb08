import { resources, type nodev1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { validateRuntimeClass, validateRuntimeClassUpdate } from './validate.js'

export const runtimeclasses = declare<nodev1.RuntimeClass>({
  ref: resources.nodev1.runtimeclasses,
  validate: validateRuntimeClass,
  validateUpdate: validateRuntimeClassUpdate,
  defaults: ({ overhead }) => roundToMilli(overhead?.podFixed),
  strategy: { createOnUpdate: true, conditionalUpdate: true, noGeneration: true },
  columns: [nameColumn, text('Handler', '', ({ handler }) => handler), ageColumn],
})
