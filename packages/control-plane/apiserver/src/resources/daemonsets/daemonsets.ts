import { badRequest, quote, resources, semanticEqual, type appsv1 } from '@orrery/api'
import { ageColumn, containerColumns, doc, integer, nameColumn, text, wide } from '../../table/columns.js'
import { formatLabels, formatLabelSelector } from '../../table/format-labels.js'
import type { Column, Resource } from '../contract.js'
import { declare } from '../declare.js'
import { defaultPodTemplate } from '../pod-spec/defaults.js'
import { warnOfTemplate } from '../workload/warn-of-template.js'
import { withPodTemplate } from '../workload/with-pod-template.js'
import { validateDaemonSet, validateDaemonSetUpdate } from './validate.js'

type DaemonSet = appsv1.DaemonSet

const statusDoc = (field: string): ReturnType<typeof doc> => doc('appsv1.DaemonSetStatus', field)

/** In place. */
export function defaultDaemonSet({ spec }: DaemonSet): void {
  spec.revisionHistoryLimit ??= 10
  spec.updateStrategy.type ||= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate = { maxUnavailable: 1, maxSurge: 0, ...spec.updateStrategy.rollingUpdate }
  }
  defaultPodTemplate(spec.template)
}

const templateGeneration = 'deprecated.daemonset.template.generation'

/** What a client says of the count, which upstream reads as a number of 64 bits before all else. Throws 400. */
function givenCount({ annotations }: DaemonSet['metadata']): number {
  const text: string | null = annotations?.[templateGeneration] ?? '0'
  const count = /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined
  if (count !== undefined && count === BigInt.asIntN(64, count)) return Number(count)
  const why = count === undefined ? 'invalid syntax' : 'value out of range'
  const parsing = `strconv.ParseInt: parsing ${quote(text)}: ${why}`
  throw badRequest(`DaemonSet in version "v1" cannot be handled as a DaemonSet: ${parsing}`)
}

/** In place: an annotation counts the template's changes, for clients older than controller revisions. */
function countTemplate({ metadata, spec }: DaemonSet, old?: DaemonSet): void {
  const { annotations } = (old ?? { metadata }).metadata
  const count = old ? Number(annotations?.[templateGeneration] ?? 0) || 0 : givenCount(metadata)
  const changed = old ? !semanticEqual(spec.template, old.spec.template) : count < 1
  metadata.annotations = { ...metadata.annotations, [templateGeneration]: String(changed ? Math.max(count, 0) + 1 : count) }
}

/** Upstream's internal form has a field for the count. */
const bareMetadata: Resource<DaemonSet>['bareMetadata'] = (metadata) => {
  const { annotations = {}, ...bare } = metadata
  const { [templateGeneration]: _, ...others } = annotations
  return Object.keys(others).length > 0 ? { ...metadata, annotations: others } : bare
}

const columns: readonly Column<DaemonSet>[] = [
  nameColumn,
  integer('Desired', statusDoc('desiredNumberScheduled'), ({ status }) => status.desiredNumberScheduled),
  integer('Current', statusDoc('currentNumberScheduled'), ({ status }) => status.currentNumberScheduled),
  integer('Ready', statusDoc('numberReady'), ({ status }) => status.numberReady),
  integer('Up-to-date', statusDoc('updatedNumberScheduled'), ({ status }) => status.updatedNumberScheduled ?? 0),
  integer('Available', statusDoc('numberAvailable'), ({ status }) => status.numberAvailable ?? 0),
  text('Node Selector', doc('corev1.PodSpec', 'nodeSelector'), ({ spec }) => formatLabels(spec.template.spec.nodeSelector)),
  ageColumn,
  ...containerColumns<DaemonSet>(({ spec }) => spec.template.spec.containers),
  wide(text('Selector', doc('appsv1.DaemonSetSpec', 'selector'), ({ spec }) => formatLabelSelector(spec.selector))),
]

export const daemonsets = declare<DaemonSet>({
  ref: resources.appsv1.daemonsets,
  defaults: defaultDaemonSet,
  validate: validateDaemonSet,
  validateUpdate: validateDaemonSetUpdate,
  strategy: withPodTemplate<DaemonSet>(({ spec }) => spec.template, {
    prepareForCreate: (set) => countTemplate(set),
    prepareForUpdate(set, old) {
      givenCount(set.metadata)
      countTemplate(set, old)
    },
    warnings: ({ spec }, old) =>
      old && semanticEqual(spec.template, old.spec.template) ? [] : warnOfTemplate('spec.template', spec.template),
  }),
  columns,
  bareMetadata,
})
