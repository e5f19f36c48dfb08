import { FieldPath, resources, type corev1 } from '@orrery/api'
import { containerColumns, nameColumn, text } from '../../table/columns.js'
import { formatLabels } from '../../table/format-labels.js'
import { declare } from '../declare.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { isCounted, warnOfTemplate } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validatePodTemplate } from '../pod-spec/validate-template.js'

const path = FieldPath.root('template')

const containers = containerColumns<corev1.PodTemplate>(({ template }) => template.spec.containers)

export const podtemplates = declare<corev1.PodTemplate>({
  ref: resources.corev1.podtemplates,
  defaults: ({ template }) => defaultPodTemplate(template),
  validate: ({ template }) => validatePodTemplate(path, template),
  validateUpdate: ({ template }) => validatePodTemplate(path, template),
  strategy: withPodTemplate(({ template }) => template, {
    returnsDeleted: true,
    warnings: (object, old) => (isCounted(object, old) ? warnOfTemplate('template', object.template) : []),
  }),
  columns: [
    nameColumn,
    ...containers.map((column) => ({ ...column, priority: 0 })),
    text('Pod Labels', 'The labels for the pod template.', ({ template }) => formatLabels(template.metadata.labels)),
  ],
})
