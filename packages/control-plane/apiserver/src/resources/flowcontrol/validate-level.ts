import { deepEqual, field, FieldPath, type flowcontrolv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { inRange, none, type Errors } from '../validation/checks.js'
import { validateConditions } from './validate-conditions.js'

type Level = flowcontrolv1.PriorityLevelConfiguration
type Queuing = flowcontrolv1.QueuingConfiguration

const path = FieldPath.root('spec')
const mostQueues = 10_000_000
/** Bits of the hash from which hands are dealt. */
const hashBits = 60

function positive(at: FieldPath, value: number): Errors {
  return value <= 0 ? [field.invalid(at, value, 'must be positive')] : none
}

function validateHand({ queues = 0, handSize = 0 }: Queuing, at: FieldPath): Errors {
  if (handSize <= 0) return positive(at, handSize)
  if (handSize > queues) return [field.invalid(at, handSize, `should not be greater than queues (${queues})`)]
  const subject = `required entropy bits of deckSize ${queues} and handSize ${handSize}`
  const tooMany = Math.ceil(Math.log2(queues) * handSize) > hashBits
  return tooMany ? [field.invalid(at, handSize, `${subject} should not be greater than ${hashBits}`)] : none
}

function validateQueuing(queuing: Queuing, at: FieldPath): Errors {
  const { queues = 0, queueLengthLimit = 0 } = queuing
  const many = field.invalid(at.child('queues'), queues, `must not be greater than ${mostQueues}`)
  return [
    ...positive(at.child('queueLengthLimit'), queueLengthLimit),
    ...(queues > mostQueues ? [many] : positive(at.child('queues'), queues)),
    ...validateHand(queuing, at.child('handSize')),
  ]
}

function validateResponse({ type, queuing }: flowcontrolv1.LimitResponse, path: FieldPath): Errors {
  const at = path.child('queuing')
  if (type === 'Reject') {
    return queuing ? [field.forbidden(at, 'must be nil if limited.limitResponse.type is not Limited')] : none
  }
  if (type !== 'Queue') return [field.notSupported(path.child('type'), type, ['Queue', 'Reject'])]
  if (!queuing) return [field.required(at, 'must not be empty if limited.limitResponse.type is Limited')]
  return validateQueuing(queuing, at)
}

interface Shares {
  nominalConcurrencyShares?: number
  lendablePercent?: number
}

function validateShares(at: FieldPath, value: number | undefined, detail: string): Errors {
  return value !== undefined && value < 0 ? [field.invalid(at, value, detail)] : none
}

function validateNominal({ nominalConcurrencyShares: shares }: Shares, at: FieldPath): Errors {
  return validateShares(at.child('nominalConcurrencyShares'), shares, 'must be a non-negative integer')
}

function validateLendable({ lendablePercent }: Shares, at: FieldPath): Errors {
  return inRange(at.child('lendablePercent'), lendablePercent, 0, 100)
}

function validateLimited(limited: flowcontrolv1.LimitedPriorityLevelConfiguration, at: FieldPath): Errors {
  const borrowed = limited.borrowingLimitPercent
  return [
    ...validateNominal(limited, at),
    ...validateResponse(limited.limitResponse, at.child('limitResponse')),
    ...validateLendable(limited, at),
    ...validateShares(at.child('borrowingLimitPercent'), borrowed, 'if specified, must be a non-negative integer'),
  ]
}

function validateType({ type, exempt, limited }: Level['spec']): Errors {
  const [free, bounded] = [path.child('exempt'), path.child('limited')]
  if (type === 'Exempt') {
    const shares = exempt ? [...validateNominal(exempt, free), ...validateLendable(exempt, free)] : none
    return [...(limited ? [field.forbidden(bounded, 'must be nil if the type is not Limited')] : none), ...shares]
  }
  if (type !== 'Limited') return [field.notSupported(path.child('type'), type, ['Exempt', 'Limited'])]
  return [
    ...(exempt ? [field.forbidden(free, 'must be nil if the type is Limited')] : none),
    ...(limited
      ? validateLimited(limited, bounded)
      : [field.required(bounded, 'must not be empty when type is Limited')]),
  ]
}

const catchAll: Level['spec'] = {
  type: 'Limited',
  limited: { nominalConcurrencyShares: 5, lendablePercent: 0, limitResponse: { type: 'Reject' } },
}

/** What is left of requests is handled as upstream lays down. */
function validateMandatory({ metadata, spec }: Level): Errors {
  if (metadata.name !== 'catch-all' || deepEqual(spec, catchAll)) return none
  return [field.invalid(path, spec, `spec of '${metadata.name}' must equal the fixed value`)]
}

/** Upstream's ValidatePriorityLevelConfiguration besides the metadata. */
export function validateLevel(level: Level): Errors {
  const { type } = level.spec
  const misnamed = (level.metadata.name === 'exempt') !== (type === 'Exempt')
  const detail = "must be 'Exempt' if and only if `name` is 'exempt'"
  return [
    ...(misnamed ? [field.invalid(path.child('type'), type, detail)] : none),
    ...validateType(level.spec),
    ...validateMandatory(level),
    ...validateConditions(level.status.conditions),
  ]
}

export function validateLevelUpdate(next: Level, _old: Level, target: Target): Errors {
  return target === 'status' ? validateConditions(next.status.conditions) : validateLevel(next)
}
