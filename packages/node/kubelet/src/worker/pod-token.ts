import { resources, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'

/** A token of the pod's service account, bound to the pod. */
export async function podToken(
  client: ApiClient,
  { metadata, spec }: corev1.Pod,
  audience: string | undefined,
  expirationSeconds: number | undefined,
): Promise<string> {
  const request = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      audiences: audience === undefined ? [] : [audience],
      ...(expirationSeconds === undefined ? {} : { expirationSeconds }),
      boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: metadata.name, uid: metadata.uid },
    },
  }
  const accounts = client.resource(resources.corev1.serviceaccounts, metadata.namespace)
  const reply = await accounts.createSubresource(spec.serviceAccountName ?? 'default', 'token', request)
  return tokenOf(reply)
}

function tokenOf(reply: unknown): string {
  if (typeof reply === 'object' && reply !== null && 'status' in reply) {
    const { status } = reply
    if (typeof status === 'object' && status !== null && 'token' in status && typeof status.token === 'string') {
      return status.token
    }
  }
  throw new Error('the server gave no token')
}
