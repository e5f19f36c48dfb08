import { resources, type nodev1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { deprecatedNodeLabel } from '../pod-spec/warnings/deprecated-node-labels.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { validateRuntimeClass, validateRuntimeClassUpdate } from './validate.js'

function warnOfScheduling({ scheduling }: nodev1.RuntimeClass): readonly string[] {
  return Object.keys(scheduling?.nodeSelector ?? {}).flatMap((label) => {
    const why = deprecatedNodeLabel(label)
    return why === undefined ? [] : [`scheduling.nodeSelector: ${why}`]
  })
}

export const runtimeclasses = declare<nodev1.RuntimeClass>({
  ref: resources.nodev1.runtimeclasses,
  validate: validateRuntimeClass,
  validateUpdate: validateRuntimeClassUpdate,
  defaults: ({ overhead }) => roundToMilli(overhead?.podFixed),
  strategy: { createOnUpdate: true, conditionalUpdate: true, noGeneration: true, warnings: warnOfScheduling },
  columns: [nameColumn, text('Handler', '', ({ handler }) => handler), ageColumn],
})
