import { nameIsPathSegment, resources, type corev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { eventColumns } from './columns.js'
import { validateEvent, validateEventUpdate } from './validate.js'

const references = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'] as const

/** By what events can be selected. `source` is the old or the new name of what reported it. */
function selectableFields(): Record<string, (event: corev1.Event) => string> {
  const involved = references.map(
    (name) => [`involvedObject.${name}`, (event: corev1.Event) => event.involvedObject[name] ?? ''] as const,
  )
  return {
    ...Object.fromEntries(involved),
    reason: ({ reason }) => reason ?? '',
    reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
    source: ({ source, reportingComponent }) => source.component || (reportingComponent ?? ''),
    type: ({ type }) => type ?? '',
  }
}

export const events = declare({
  ref: resources.corev1.events,
  nameRule: nameIsPathSegment,
  strategy: { createOnUpdate: true, noGeneration: true },
  ownMetadata: true,
  validate: validateEvent,
  validateUpdate: validateEventUpdate,
  selectableFields: selectableFields(),
  columns: eventColumns,
})
