import { compareQuantities, field, isQualifiedName, Quantity, type FieldPath } from '@orrery/api'
import { byRule, none, notNegative, type Errors } from '../validation/checks.js'

const ofContainers = new Set(['cpu', 'memory', 'ephemeral-storage'])

/** What comes in whole numbers. */
const counted = new Set([
  'configmaps',
  'persistentvolumeclaims',
  'pods',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
  'services.loadbalancers',
  'services.nodeports',
])

/** Every name that needs no domain before it. */
const standard = new Set([
  ...counted,
  ...[...ofContainers].flatMap((name) => [name, `limits.${name}`, `requests.${name}`]),
  'requests.storage',
  'storage',
])

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

/** Whether more may be promised than there is, so that a request may be less than its limit. */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name)
}

function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) return false
  return isQualifiedName(`requests.${name}`).length === 0
}

/** What quotas count under a name without a domain; a volume's size is counted as what is asked for. */
export function isQuotaResource(name: string): boolean {
  return (standard.has(name) && name !== 'storage') || isCountedHugePages(name)
}

function isCountedHugePages(name: string): boolean {
  return isHugePages(name) || name.startsWith('requests.hugepages-')
}

function validateForm(path: FieldPath, name: string): Errors {
  const errors = byRule(path, name, isQualifiedName)
  if (errors.length > 0 || name.includes('/') || standard.has(name) || isCountedHugePages(name)) return errors
  return [field.invalid(path, name, 'must be a standard resource type or fully qualified')]
}

/** The name of something a container can have. */
export function validateContainerResourceName(path: FieldPath, name: string): Errors {
  const errors = validateForm(path, name)
  if (!name.includes('/')) {
    if (ofContainers.has(name) || isHugePages(name)) return errors
    return [...errors, field.invalid(path, name, 'must be a standard resource for containers')]
  }
  if (isNative(name) || isExtended(name)) return errors
  return [...errors, field.invalid(path, name, "doesn't follow extended resource name standard")]
}

/** The name of something a node can have. */
export function validateResourceName(path: FieldPath, name: string): Errors {
  return validateForm(path, name)
}

/** The name of something a quota can count. */
export function validateQuotaResourceName(path: FieldPath, name: string): Errors {
  const errors = validateForm(path, name)
  if (name.includes('/') || isQuotaResource(name)) return errors
  return [...errors, field.invalid(path, name, 'must be a standard resource for quota')]
}

export function validateAmount(path: FieldPath, name: string, amount: string): Errors {
  const negative = compareQuantities(amount, '0') < 0 ? [field.invalid(path, amount, notNegative)] : none
  const mustBeWhole = counted.has(name) || isExtended(name)
  const broken = mustBeWhole && Quantity.parse(amount).milliValue() % 1000n !== 0n
  return broken ? [...negative, field.invalid(path, amount, 'must be an integer')] : negative
}

const ofPods = ['cpu', 'hugepages-', 'memory']

/** The name of something that a pod as a whole can have. */
export function validatePodResourceName(path: FieldPath, name: string): Errors {
  const errors = validateForm(path, name)
  if (errors.length > 0 || name === 'cpu' || name === 'memory' || isHugePages(name)) return errors
  return [field.notSupported(path, name, ofPods)]
}
