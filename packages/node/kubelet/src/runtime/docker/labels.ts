import type { ContainerConfig, PodIdentity, SandboxConfig } from '../contract.js'

/** The labels of upstream's Docker shim, so that what people know of such nodes still holds; `orrery.dev/node` is ours. */
export const labels = {
  node: 'orrery.dev/node',
  type: 'io.kubernetes.docker.type',
  podName: 'io.kubernetes.pod.name',
  podNamespace: 'io.kubernetes.pod.namespace',
  podUid: 'io.kubernetes.pod.uid',
  container: 'io.kubernetes.container.name',
  sandbox: 'io.kubernetes.sandbox.id',
  hash: 'annotation.io.kubernetes.container.hash',
  attempt: 'annotation.io.kubernetes.container.restartCount',
  image: 'annotation.orrery.dev/image',
} as const

export const pauseName = 'POD'

type Labels = Record<string, string>

function podLabels(node: string, { uid, name, namespace }: PodIdentity): Labels {
  return { [labels.node]: node, [labels.podName]: name, [labels.podNamespace]: namespace, [labels.podUid]: uid }
}

export function sandboxLabels(node: string, { pod, attempt }: SandboxConfig): Labels {
  return {
    ...podLabels(node, pod),
    [labels.type]: 'podsandbox',
    [labels.container]: pauseName,
    [labels.attempt]: String(attempt),
  }
}

export function containerLabels(node: string, sandboxId: string, config: ContainerConfig): Labels {
  return {
    ...podLabels(node, config.pod),
    [labels.type]: 'container',
    [labels.container]: config.name,
    [labels.sandbox]: sandboxId,
    [labels.hash]: config.hash,
    [labels.attempt]: String(config.attempt),
    [labels.image]: config.image,
  }
}

export function podOf(found: Readonly<Labels>): PodIdentity {
  return {
    uid: found[labels.podUid] ?? '',
    name: found[labels.podName] ?? '',
    namespace: found[labels.podNamespace] ?? '',
  }
}

/** `k8s_<container>_<pod>_<namespace>_<uid>_<attempt>` */
export function engineName(container: string, { name, namespace, uid }: PodIdentity, attempt: number): string {
  return ['k8s', container, name, namespace, uid, attempt].join('_')
}

/** The filter for what this node made, or for one pod of it. */
export function filterOf(node: string, type: 'podsandbox' | 'container' | undefined, podUid?: string): { label: string[] } {
  return {
    label: [
      `${labels.node}=${node}`,
      ...(type === undefined ? [] : [`${labels.type}=${type}`]),
      ...(podUid === undefined ? [] : [`${labels.podUid}=${podUid}`]),
    ],
  }
}
