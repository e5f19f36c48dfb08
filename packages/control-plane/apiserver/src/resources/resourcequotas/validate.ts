import { field, FieldPath, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import type { ResourceList } from '../resource-list/amounts.js'
import { isQuotaResource, validateAmount, validateQuotaResourceName } from '../resource-list/validate.js'
import { none, type Errors } from '../validation/checks.js'

type Quota = corev1.ResourceQuota
type Spec = corev1.ResourceQuotaSpec

const path = FieldPath.root('spec')

function validateList(at: FieldPath, list: ResourceList | undefined): Errors {
  return Object.entries(list ?? {}).flatMap(([name, amount]) => [
    ...validateQuotaResourceName(at.key(name), name),
    ...validateAmount(at.key(name), name, amount),
  ])
}

const pods = ['pods']
const podAmounts = [
  ...pods,
  ...['cpu', 'memory'].flatMap((name) => [name, `limits.${name}`, `requests.${name}`]),
]

/** What can be counted of those a scope picks. */
const scopes: ReadonlyMap<string, readonly string[]> = new Map([
  ['Terminating', podAmounts],
  ['NotTerminating', podAmounts],
  ['NotBestEffort', podAmounts],
  ['PriorityClass', podAmounts],
  ['CrossNamespacePodAffinity', podAmounts],
  ['BestEffort', pods],
  ['VolumeAttributesClass', ['persistentvolumeclaims', 'requests.storage']],
])

/** The resources that cannot be counted within a scope, once each. */
function unfit(scope: string, { hard = {} }: Spec): readonly string[] {
  const countable = scopes.get(scope)
  return Object.keys(hard).filter((name) => countable && isQuotaResource(name) && !countable.includes(name))
}

const opposites = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const

function validateOpposites(spec: Spec, given: readonly string[]): Errors {
  const both = opposites.filter((pair) => pair.every((scope) => given.includes(scope)))
  return both.map(() => field.invalid(path.child('scopes'), spec.scopes ?? null, 'conflicting scopes'))
}

function validateScopes(spec: Spec): Errors {
  const at = path.child('scopes')
  const given = spec.scopes ?? []
  return [
    ...given.flatMap((scope) => [
      ...(scopes.has(scope) ? none : [field.invalid(at, given, 'unsupported scope')]),
      ...unfit(scope, spec).map(() => field.invalid(at, given, 'unsupported scope applied to resource')),
    ]),
    ...validateOpposites(spec, given),
  ]
}

type Requirement = corev1.ScopedResourceSelectorRequirement

/** Those that pick pods by what the pods are, without values. */
const plain = new Set(['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity'])

const mustExist =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, " +
  'ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity'

function validateOperator(at: FieldPath, { scopeName, operator, values = [] }: Requirement): Errors {
  const exists = plain.has(scopeName) && operator !== 'Exists'
  const wrong = exists ? [field.invalid(at.child('operator'), operator, mustExist)] : none
  switch (operator) {
    case 'In':
    case 'NotIn': {
      const detail = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
      return values.length > 0 ? wrong : [...wrong, field.required(at.child('values'), detail)]
    }
    case 'Exists':
    case 'DoesNotExist': {
      const detail = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"
      return values.length === 0 ? wrong : [...wrong, field.invalid(at.child('values'), values, detail)]
    }
    default:
      return [...wrong, field.invalid(at.child('operator'), operator, 'not a valid selector operator')]
  }
}

/** Upstream's internal type, as errors show it. */
function shown({ matchExpressions }: corev1.ScopeSelector): object {
  return {
    MatchExpressions: (matchExpressions ?? []).map(({ scopeName, operator, values }) => ({
      ScopeName: scopeName,
      Operator: operator,
      Values: values ?? null,
    })),
  }
}

function validateSelector(spec: Spec): Errors {
  const { scopeSelector } = spec
  if (!scopeSelector) return none
  const at = path.child('scopeSelector', 'matchExpressions')
  const requirements = scopeSelector.matchExpressions ?? []
  const unfitting = 'unsupported scope applied to resource'
  return [
    ...requirements.flatMap((requirement) => {
      const { scopeName } = requirement
      return [
        ...(scopes.has(scopeName) ? none : [field.invalid(at.child('scopeName'), scopeName, 'unsupported scope')]),
        ...unfit(scopeName, spec).map(() => field.invalid(at, shown(scopeSelector), unfitting)),
        ...validateOperator(at, requirement),
      ]
    }),
    ...validateOpposites(spec, requirements.map(({ scopeName }) => scopeName)),
  ]
}

function validateSpec(spec: Spec): Errors {
  return [...validateList(path.child('hard'), spec.hard), ...validateScopes(spec), ...validateSelector(spec)]
}

function validateStatus({ status }: Quota): Errors {
  const at = FieldPath.root('status')
  return [...validateList(at.child('hard'), status.hard), ...validateList(at.child('used'), status.used)]
}

/** Upstream's ValidateResourceQuota besides the metadata. */
export function validateResourceQuota(quota: Quota): Errors {
  return [...validateSpec(quota.spec), ...validateStatus(quota)]
}

export function validateResourceQuotaUpdate(next: Quota, old: Quota, target: Target): Errors {
  if (target === 'status') return validateStatus(next)
  const [given, before] = [new Set(next.spec.scopes), new Set(old.spec.scopes)]
  const same = given.size === before.size && [...given].every((scope) => before.has(scope))
  const errors = validateSpec(next.spec)
  return same ? errors : [...errors, field.invalid(path.child('scopes'), next.spec.scopes ?? null, 'field is immutable')]
}
