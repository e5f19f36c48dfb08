import { resources, type schedulingv1 } from '@orrery/api'
import { ageColumn, boolean, doc, integer, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validatePriorityClass, validatePriorityClassUpdate } from './validate.js'

const classDoc = (field: string): ReturnType<typeof doc> => doc('schedulingv1.PriorityClass', field)

export const priorityclasses = declare<schedulingv1.PriorityClass>({
  ref: resources.schedulingv1.priorityclasses,
  validate: validatePriorityClass,
  validateUpdate: validatePriorityClassUpdate,
  defaults(priorityClass) {
    priorityClass.preemptionPolicy ??= 'PreemptLowerPriority'
  },
  strategy: { uncounted: [''] },
  columns: [
    nameColumn,
    integer('Value', classDoc('value'), ({ value }) => value),
    boolean('Global-Default', classDoc('globalDefault'), ({ globalDefault }) => globalDefault ?? false),
    ageColumn,
    text('PreemptionPolicy', classDoc('preemptionPolicy'), ({ preemptionPolicy }) => preemptionPolicy ?? ''),
  ],
})
