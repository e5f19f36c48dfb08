import { resources, type flowcontrolv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateLevel, validateLevelUpdate } from './validate-level.js'
import { validateFlowSchema, validateFlowSchemaUpdate } from './validate-schema.js'

type FlowSchema = flowcontrolv1.FlowSchema
type Level = flowcontrolv1.PriorityLevelConfiguration

const none = '<none>'
const schemaDoc = (field: string): ReturnType<typeof doc> => doc('flowcontrolv1.FlowSchemaSpec', field)
const limitedDoc = (field: string): ReturnType<typeof doc> => doc('flowcontrolv1.LimitedPriorityLevelConfiguration', field)
const queuingDoc = (field: string): ReturnType<typeof doc> => doc('flowcontrolv1.QueuingConfiguration', field)

function dangling({ status }: FlowSchema): string {
  return status.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?'
}

/** In place. */
export function defaultLevel({ spec: { limited, exempt } }: Level): void {
  if (exempt) Object.assign(exempt, { nominalConcurrencyShares: 0, lendablePercent: 0, ...exempt })
  if (!limited) return
  limited.nominalConcurrencyShares ??= 30
  limited.lendablePercent ??= 0
  const { queuing } = limited.limitResponse
  if (!queuing) return
  queuing.handSize ||= 8
  queuing.queues ||= 64
  queuing.queueLengthLimit ||= 50
}

function queue(field: 'queues' | 'handSize' | 'queueLengthLimit'): (level: Level) => string | number {
  return ({ spec }) => spec.limited?.limitResponse.queuing?.[field] ?? none
}

export const flowschemas = declare<FlowSchema>({
  ref: resources.flowcontrolv1.flowschemas,
  validate: validateFlowSchema,
  validateUpdate: validateFlowSchemaUpdate,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  defaults({ spec }) {
    spec.matchingPrecedence ||= 1000
  },
  columns: [
    nameColumn,
    text('PriorityLevel', doc('flowcontrolv1.PriorityLevelConfigurationReference', 'name'), ({ spec }) =>
      spec.priorityLevelConfiguration.name,
    ),
    text('MatchingPrecedence', schemaDoc('matchingPrecedence'), ({ spec }) => spec.matchingPrecedence ?? 0),
    text('DistinguisherMethod', schemaDoc('distinguisherMethod'), ({ spec }) => spec.distinguisherMethod?.type ?? none),
    ageColumn,
    text('MissingPL', 'references a broken or non-existent PriorityLevelConfiguration', dangling),
  ],
})

export const prioritylevelconfigurations = declare<Level>({
  ref: resources.flowcontrolv1.prioritylevelconfigurations,
  validate: validateLevel,
  validateUpdate: validateLevelUpdate,
  defaults: defaultLevel,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  columns: [
    nameColumn,
    text('Type', doc('flowcontrolv1.PriorityLevelConfigurationSpec', 'type'), ({ spec }) => spec.type),
    text('NominalConcurrencyShares', limitedDoc('nominalConcurrencyShares'), ({ spec }) =>
      spec.limited?.nominalConcurrencyShares ?? none,
    ),
    text('Queues', queuingDoc('queues'), queue('queues')),
    text('HandSize', queuingDoc('handSize'), queue('handSize')),
    text('QueueLengthLimit', queuingDoc('queueLengthLimit'), queue('queueLengthLimit')),
    ageColumn,
  ],
})
