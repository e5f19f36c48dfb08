import { resources, type nodev1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { byRules, must, unchanging } from '../validation/field-rules.js'

export const runtimeclasses = declare<nodev1.RuntimeClass>({
  ref: resources.nodev1.runtimeclasses,
  ...byRules(must('handler'), unchanging('handler')),
  defaults: ({ overhead }) => roundToMilli(overhead?.podFixed),
  strategy: { createOnUpdate: true, conditionalUpdate: true, noGeneration: true },
  columns: [nameColumn, text('Handler', '', ({ handler }) => handler), ageColumn],
})
