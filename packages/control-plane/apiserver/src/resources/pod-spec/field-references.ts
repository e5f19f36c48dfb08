import { field, isQualifiedName, type corev1, type FieldPath } from '@orrery/api'
import { byRule, none, required, type Errors } from '../validation/checks.js'

/** What of a pod can be read from within it: as environment and, first, as files. */
const ofFiles = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']

const ofEnvironment = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

/** Everything that a field reference may be called, by whichever use. */
const known = new Set([...ofFiles, ...ofEnvironment, 'spec.host', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase'])

function subscripted(fieldPath: string): { path: string; key: string } | undefined {
  const match = /^([^[]*)\['(.*)'\]$/.exec(fieldPath)
  return match ? { path: match[1] ?? '', key: match[2] ?? '' } : undefined
}

/** Older names. */
const renamed: Readonly<Record<string, string>> = { 'spec.host': 'spec.nodeName' }

const keyed = ['metadata.annotations', 'metadata.labels']

function whyNoSubscript(of: string, whole: string): string {
  return keyed.includes(of) ? '' : `field label does not support subscript: ${whole}`
}

function validateSubscript(path: FieldPath, of: string, key: string): Errors {
  return byRule(path, of === 'metadata.annotations' ? key.toLowerCase() : key, isQualifiedName)
}

/** A reference to a field of the pod. */
export function validateFieldRef(path: FieldPath, ref: corev1.ObjectFieldSelector, use: 'environment' | 'files'): Errors {
  const at = path.child('fieldPath')
  if (!ref.apiVersion) return [field.required(path.child('apiVersion'))]
  if (!ref.fieldPath) return [field.required(at)]
  const label = subscripted(ref.fieldPath)
  const of = label?.path ?? ref.fieldPath
  const version = ref.apiVersion === 'v1' ? '' : `unsupported pod version: ${ref.apiVersion}`
  const why = version || (label ? whyNoSubscript(of, ref.fieldPath) : known.has(of) ? '' : `field label not supported: ${of}`)
  if (why !== '') return [field.invalid(at, ref.fieldPath, `error converting fieldPath: ${why}`)]
  if (label) return validateSubscript(path, label.path, label.key)
  const allowed = use === 'files' ? ofFiles : ofEnvironment
  const present = renamed[of] ?? of
  return allowed.includes(present) ? none : [field.notSupported(at, present, allowed)]
}

const amounts = ['ephemeral-storage', 'cpu', 'memory'].flatMap((name) => [`limits.${name}`, `requests.${name}`]).toSorted()

const units = ['1', ...['k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix) => `1${suffix}`)]

const divisors: readonly (readonly [pattern: RegExp, allowed: readonly string[], what: string])[] = [
  [/\.cpu$/, ['1m', '1'], "only divisor's values 1m and 1 are supported with the cpu resource"],
  [/\.memory$/, units, `only divisor's values ${units.join(', ')} are supported with the memory resource`],
  [/\.ephemeral-storage$/, units, `only divisor's values ${units.join(', ')} are supported with the local ephemeral storage resource`],
  [/\.hugepages-/, units, `only divisor's values ${units.join(', ')} are supported with the hugepages resource`],
]

function validateDivisor(path: FieldPath, { resource, divisor = '0' }: corev1.ResourceFieldSelector): Errors {
  const rule = divisors.find(([pattern]) => pattern.test(resource))
  if (divisor === '0' || !rule || rule[1].includes(divisor)) return none
  return [field.invalid(path.child('divisor'), resource, rule[2])]
}

/** A reference to what a container asks for. Files must say whose it is. */
export function validateResourceFieldRef(
  path: FieldPath,
  ref: corev1.ResourceFieldSelector,
  use: 'environment' | 'files',
): Errors {
  const { resource } = ref
  const isKnown = amounts.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource)
  const unnamed = use === 'files' && !ref.containerName
  const first = unnamed
    ? [field.required(path.child('containerName'))]
    : resource === ''
      ? required(path.child('resource'), resource)
      : isKnown
        ? none
        : [field.notSupported(path.child('resource'), resource, amounts)]
  return [...first, ...validateDivisor(path, ref)]
}
