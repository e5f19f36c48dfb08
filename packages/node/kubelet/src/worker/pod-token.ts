import { resources, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'

interface Kept {
  token: string
  until: number
}

/** Tokens of one pod, asked for again when four fifths of their time are over, as upstream does. */
export class PodTokens {
  readonly #kept = new Map<string, Kept>()

  async get(
    client: ApiClient,
    now: number,
    pod: corev1.Pod,
    audience: string | undefined,
    expirationSeconds = 3600,
  ): Promise<string> {
    const key = `${audience ?? ''} ${expirationSeconds}`
    const kept = this.#kept.get(key)
    if (kept && kept.until > now) return kept.token
    const token = await podToken(client, pod, audience, expirationSeconds)
    this.#kept.set(key, { token, until: now + expirationSeconds * 800 })
    return token
  }
}

/** A token of the pod's service account, bound to the pod. */
async function podToken(
  client: ApiClient,
  { metadata, spec }: corev1.Pod,
  audience: string | undefined,
  expirationSeconds: number,
): Promise<string> {
  const request = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      audiences: audience === undefined ? [] : [audience],
      expirationSeconds,
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
