import { deepEqual, field, FieldPath, type storagev1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type CSIDriver = storagev1.CSIDriver
type Spec = storagev1.CSIDriverSpec

const path = FieldPath.root('spec')
const policies = ['File', 'None', 'ReadWriteOnceWithFSType']
const modes = ['Persistent', 'Ephemeral']
/** Seconds. */
const shortest = 600
const longest = 2 ** 32

function validateExpiry(seconds: number | undefined, at: FieldPath): Errors {
  if (seconds === undefined) return none
  const low = field.invalid(at, seconds, 'may not specify a duration less than 10 minutes')
  const high = field.invalid(at, seconds, 'may not specify a duration larger than 2^32 seconds')
  return seconds < shortest ? [low] : seconds > longest ? [high] : none
}

/** One token an audience. */
function validateTokens(requests: readonly storagev1.TokenRequest[]): Errors {
  const audiences = requests.map(({ audience }) => audience)
  return each(path.child('tokenRequests'), requests, ({ audience, expirationSeconds }, at, index) =>
    audiences.indexOf(audience) < index
      ? [field.duplicate(at.child('audience'), audience)]
      : validateExpiry(expirationSeconds, at.child('expirationSeconds')),
  )
}

/** Upstream's ValidateCSIDriver besides the metadata. What the defaults set is not asked for again. */
export function validateCSIDriver({ spec }: CSIDriver): Errors {
  const policy = spec.fsGroupPolicy
  const known = policy === undefined || policies.includes(policy)
  const unknown = (spec.volumeLifecycleModes ?? []).filter((mode) => !modes.includes(mode))
  const seconds = spec.nodeAllocatableUpdatePeriodSeconds
  const often = field.invalid(path.child('nodeAllocatableUpdatePeriodSeconds'), seconds, 'must be greater than or equal to 10 seconds')
  return [
    ...(known ? none : [field.notSupported(path.child('fsGroupPolicy'), policy, policies)]),
    ...validateTokens(spec.tokenRequests ?? []),
    ...unknown.map((mode) => field.notSupported(path.child('volumeLifecycleModes'), mode, modes)),
    ...(seconds !== undefined && seconds < 10 ? [often] : none),
  ]
}

/** By the name that upstream reports it under. */
const kept: readonly (readonly [keyof Spec, string])[] = [
  ['attachRequired', 'attachedRequired'],
  ['volumeLifecycleModes', 'volumeLifecycleModes'],
]

export function validateCSIDriverUpdate(next: CSIDriver, old: CSIDriver): Errors {
  return [
    ...validateCSIDriver(next),
    ...kept.flatMap(([name, reported]) =>
      deepEqual(next.spec[name], old.spec[name])
        ? none
        : [field.invalid(path.child(reported), next.spec[name] ?? null, 'field is immutable')],
    ),
  ]
}
