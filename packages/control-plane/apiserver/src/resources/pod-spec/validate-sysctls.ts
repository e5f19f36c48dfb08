import { field, type corev1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

const segment = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const pattern = `^(${segment}[\\./])*${segment}$`
const nameForm = new RegExp(pattern)
const longest = 253

const ofIpc = new Set([
  'kernel.sem',
  'kernel.shm',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.msg',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
])

/** With dots as separators: whichever of slash and dot comes first separates. */
function dotted(name: string): string {
  if (/[./]/.exec(name)?.[0] !== '/') return name
  return name.replace(/[./]/g, (one) => (one === '/' ? '.' : '/'))
}

/** What must be the host's for a pod to have no say in a setting. */
function sharedThrough(name: string): 'hostNetwork' | 'hostIPC' | undefined {
  const plain = dotted(name)
  if (ofIpc.has(plain) || plain.startsWith('fs.mqueue.')) return 'hostIPC'
  return plain.startsWith('net.') ? 'hostNetwork' : undefined
}

function validateName(path: FieldPath, name: string, seen: ReadonlySet<string>): Errors {
  if (name === '') return [field.required(path)]
  const detail = `must have at most ${longest} characters and match regex ${pattern}`
  if (name.length > longest || !nameForm.test(name)) return [field.invalid(path, name, detail)]
  return seen.has(name) ? [field.duplicate(path, name)] : none
}

/** Settings of the kernel, of the pod's own namespaces alone. */
export function validateSysctls(path: FieldPath, sysctls: readonly corev1.Sysctl[] | undefined, spec: corev1.PodSpec): Errors {
  const seen = new Set<string>()
  return each(path, sysctls, ({ name }, at) => {
    const shared = sharedThrough(name)
    const errors = validateName(at.child('name'), name, seen)
    seen.add(name)
    if (!shared || !spec[shared]) return errors
    return [...errors, field.invalid(at.child('name'), name, `may not be specified when '${shared}' is true`)]
  })
}
