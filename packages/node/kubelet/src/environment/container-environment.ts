import type { corev1 } from '@orrery/api'
import { expand } from './expand.js'
import { fieldValue, type PodSurroundings } from './field-value.js'
import type { References } from './references.js'
import { resourceValue, type Allocatable } from './resource-value.js'
import { serviceVariables, type Variable } from './service-variables.js'

/** What a container's variables are made from. */
export interface EnvironmentInput {
  pod: corev1.Pod
  container: corev1.Container
  around: PodSurroundings
  allocatable: Allocatable
  references: References
  /** Whether Services get variables at all. */
  services: boolean
}

/** The container's variables, later ones winning: Services, envFrom, env. Throws an Error with upstream's text. */
export async function containerEnvironment(input: EnvironmentInput): Promise<Variable[]> {
  const { container } = input
  const result = new Map<string, string>()
  for (const source of container.envFrom ?? []) await addSource(input, source, result)
  const services = await serviceMap(input)
  for (const one of container.env ?? []) {
    const value = one.valueFrom
      ? await referredValue(input, one.valueFrom)
      : expand(one.value ?? '', (name) => result.get(name) ?? services.get(name))
    if (value !== undefined) result.set(one.name, value)
  }
  for (const [name, value] of services) if (!result.has(name)) result.set(name, value)
  return [...result].map(([name, value]) => ({ name, value }))
}

async function serviceMap({ pod, references, services }: EnvironmentInput): Promise<Map<string, string>> {
  if (!services) return new Map()
  const { namespace = 'default' } = pod.metadata
  const variables = serviceVariables(await references.services(), namespace, pod.spec.enableServiceLinks ?? true)
  return new Map(variables.map(({ name, value }) => [name, value]))
}

async function addSource(input: EnvironmentInput, source: corev1.EnvFromSource, result: Map<string, string>): Promise<void> {
  const { namespace = 'default' } = input.pod.metadata
  const { configMapRef, secretRef, prefix = '' } = source
  const ref = configMapRef ?? secretRef
  if (!ref) return
  const found = configMapRef
    ? (await input.references.configMap(namespace, ref.name ?? ''))?.data
    : decoded(await input.references.secret(namespace, ref.name ?? ''))
  if (!found) {
    if (ref.optional) return
    throw new Error(`${configMapRef ? 'configmap' : 'secret'} "${ref.name ?? ''}" not found`)
  }
  for (const [key, value] of Object.entries(found)) result.set(prefix + key, value)
}

function decoded(secret: corev1.Secret | undefined): Record<string, string> | undefined {
  if (!secret) return undefined
  const entries = Object.entries(secret.data ?? {})
  return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
}

async function referredValue(input: EnvironmentInput, source: corev1.EnvVarSource): Promise<string | undefined> {
  const { pod, container, around } = input
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = source
  if (fieldRef) {
    const value = fieldValue(pod, fieldRef.fieldPath, around)
    if (value === undefined) throw new Error(`unsupported fieldPath: ${fieldRef.fieldPath}`)
    return value
  }
  if (resourceFieldRef) {
    const { containerName } = resourceFieldRef
    const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
    const target = containerName ? all.find((one) => one.name === containerName) : container
    return resourceValue(target ?? container, resourceFieldRef, input.allocatable)
  }
  if (configMapKeyRef) return keyOf(input, 'configmap', configMapKeyRef)
  return secretKeyRef ? keyOf(input, 'secret', secretKeyRef) : undefined
}

async function keyOf(
  { pod, references }: EnvironmentInput,
  kind: 'configmap' | 'secret',
  selector: corev1.ConfigMapKeySelector | corev1.SecretKeySelector,
): Promise<string | undefined> {
  const { namespace = 'default' } = pod.metadata
  const { name = '', key, optional } = selector
  const object = kind === 'configmap' ? await references.configMap(namespace, name) : await references.secret(namespace, name)
  if (!object && !optional) throw new Error(`${kind} "${name}" not found`)
  const value = object?.data?.[key]
  if (value === undefined) {
    if (optional) return undefined
    const word = kind === 'configmap' ? 'ConfigMap' : 'Secret'
    throw new Error(`couldn't find key ${key} in ${word} ${namespace}/${name}`)
  }
  return kind === 'secret' ? Buffer.from(value, 'base64').toString() : value
}
