import type { corev1 } from '@orrery/api'

type Container = corev1.EphemeralContainerCommon

function inContainer(what: string, { name, env = [], envFrom = [] }: Container): [string, string][] {
  const variables = env.flatMap(({ name: variable, valueFrom }): [string, string][] => {
    const secret = valueFrom?.secretKeyRef?.name
    return secret === undefined ? [] : [[secret, `${what} ${name} with envVar ${variable} referencing`]]
  })
  const sources = envFrom.flatMap(({ secretRef }): [string, string][] =>
    secretRef?.name === undefined ? [] : [[secretRef.name, `${what} ${name} with envFrom referencing`]],
  )
  return [...variables, ...sources]
}

function inPod({ volumes = [], initContainers = [], containers }: corev1.PodSpec): [string, string][] {
  return [
    ...volumes.flatMap(({ secret }): [string, string][] => (secret ? [[secret.secretName ?? '', 'volume with']] : [])),
    ...initContainers.flatMap((container) => inContainer('init container', container)),
    ...containers.flatMap((container) => inContainer('container', container)),
  ]
}

function firstForeign(references: readonly [string, string][], { metadata, secrets = [] }: corev1.ServiceAccount): string | undefined {
  const own = new Set(secrets.map(({ name }) => name ?? ''))
  const foreign = references.find(([secret]) => !own.has(secret))
  if (!foreign) return undefined
  const why = `is not allowed because service account ${metadata.name} does not reference that secret`
  return `${foreign[1]} secret.secretName="${foreign[0]}" ${why}`
}

/** The first secret of a pod that its account does not name, in upstream's words. */
export function foreignSecret({ spec }: corev1.Pod, account: corev1.ServiceAccount): string | undefined {
  const found = firstForeign(inPod(spec), account)
  if (found !== undefined) return found
  const own = new Set((account.imagePullSecrets ?? []).map(({ name }) => name))
  const index = (spec.imagePullSecrets ?? []).findIndex(({ name }) => !own.has(name))
  if (index < 0) return undefined
  const why = `service account ${account.metadata.name} does not reference that imagePullSecret`
  return `imagePullSecrets[${index}].name="${spec.imagePullSecrets?.[index]?.name ?? ''}" is not allowed because ${why}`
}

/** The same of a pod's ephemeral containers. */
export function foreignEphemeralSecret({ spec }: corev1.Pod, account: corev1.ServiceAccount): string | undefined {
  const references = (spec.ephemeralContainers ?? []).flatMap((container) => inContainer('ephemeral container', container))
  return firstForeign(references, account)
}

/** Whether a pod names any secret. */
export function namesSecrets({ spec }: corev1.Pod): boolean {
  const projected = (spec.volumes ?? []).flatMap((volume) => volume.projected?.sources ?? [])
  return inPod(spec).length > 0 || (spec.imagePullSecrets ?? []).length > 0 || projected.some(({ secret }) => secret)
}
