import { compareQuantities, field, isDNS1123Label, Quantity, type corev1, type FieldPath } from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import type { ResourceList } from './amounts.js'
import { isHugePages, isOvercommitAllowed, validateAmount, validateContainerResourceName } from './validate.js'

export interface Requirements {
  limits?: ResourceList
  requests?: ResourceList
  claims?: readonly corev1.ResourceClaim[]
}

function validateAgainstLimit(path: FieldPath, name: string, request: string, limits: ResourceList): Errors {
  const limit = limits[name]
  const exact = !isOvercommitAllowed(name)
  if (limit === undefined) {
    return exact ? [field.required(path.child('limits'), 'Limit must be set for non overcommitable resources')] : none
  }
  const order = compareQuantities(request, limit)
  const wrong = (how: string): Errors => [field.invalid(path.child('requests'), request, `must be ${how} ${name} limit of ${limit}`)]
  if (exact && order !== 0) return wrong('equal to')
  return order > 0 ? wrong('less than or equal to') : none
}

function isWholePages(name: string, amount: string): boolean {
  const size = name.slice('hugepages-'.length)
  if (!/^\d/.test(size)) return false
  const page = Quantity.parse(size)
  return page.sign > 0 && page.milliValue() % 1000n === 0n && Quantity.parse(amount).value() % page.value() === 0n
}

function validatePages(path: FieldPath, name: string, amount: string): Errors {
  if (!isHugePages(name) || isWholePages(name, amount)) return none
  return [field.invalid(path, amount, `${amount} is not positive integer multiple of ${name}`)]
}

/** Upstream tells of a name that is not there by hand, to say where it should be. */
function missingClaim(path: FieldPath, name: string, known: ReadonlySet<string>): Errors {
  if (known.has(name)) return none
  const names = known.size === 0 ? ' which is empty' : `: ${[...known].toSorted().join(', ')}`
  return [{ ...field.notFound(path, name), detail: `must be one of the names in pod.spec.resourceClaims${names}` }]
}

function validateClaims(path: FieldPath, claims: Requirements['claims'], known: ReadonlySet<string>): Errors {
  if (!claims?.length) return none
  const seen = new Set<string>()
  return each(path, claims, ({ name, request }, at) => {
    if (name === '') return [field.required(at)]
    const missing = missingClaim(at, name, known)
    if (seen.has(name)) return [field.duplicate(at, name), ...missing]
    const key = request ? `${name}/${request}` : name
    const partly = request ? seen.has(key) : [...seen].some((other) => other.startsWith(`${name}/`))
    seen.add(key)
    return [
      ...(request ? byRule(at.child('request'), request, isDNS1123Label) : none),
      ...(partly ? [field.duplicate(at, key)] : none),
      ...missing,
    ]
  })
}

function eachAmount(path: FieldPath, list: ResourceList, check: (at: FieldPath, name: string, amount: string) => Errors): Errors {
  return Object.entries(list).flatMap(([name, amount]) => check(path.key(name), name, amount))
}

/** What the containers of one pod may ask for besides amounts, and how the names of those are checked. */
export interface RequirementRules {
  claimNames?: ReadonlySet<string>
  validateName?: (path: FieldPath, name: string) => Errors
}

const nothing: ReadonlySet<string> = new Set()

/** What a container, or a pod, asks for and is held to: upstream's validateResourceRequirements. */
export function validateRequirements(
  path: FieldPath,
  { limits = {}, requests = {}, claims }: Requirements,
  { claimNames = nothing, validateName = validateContainerResourceName }: RequirementRules = {},
): Errors {
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  const bare = names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')
  return [
    ...eachAmount(path.child('limits'), limits, (at, name, amount) => [
      ...validateName(at, name),
      ...validateAmount(at, name, amount),
      ...validatePages(at, name, amount),
    ]),
    ...eachAmount(path.child('requests'), requests, (at, name, amount) => [
      ...validateName(at, name),
      ...validateAmount(at, name, amount),
      ...validateAgainstLimit(path, name, amount, limits),
      ...validatePages(at, name, amount),
    ]),
    ...(bare ? [field.forbidden(path, 'HugePages require cpu or memory')] : none),
    ...validateClaims(path.child('claims'), claims, claimNames),
  ]
}
