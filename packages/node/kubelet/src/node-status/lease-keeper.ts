import { isConflict, isNotFound, resources, type coordinationv1, type corev1 } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { microTimestamp, type Clock } from '@orrery/kit'

const namespace = 'kube-node-lease'
/** Seconds after which the node counts as gone; it is renewed four times in that. */
const durationSeconds = 40
export const leaseRenewMs = (durationSeconds * 1000) / 4

/** Renews the node's Lease. It belongs to the node's object, so that it goes with it. */
export class LeaseKeeper {
  readonly #client: ApiClient
  readonly #clock: Clock
  #lease: coordinationv1.Lease | undefined

  constructor(client: ApiClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  async renew(node: corev1.Node): Promise<void> {
    const leases = this.#client.resource(resources.coordinationv1.leases, namespace)
    const { name } = node.metadata
    const spec = { holderIdentity: name, leaseDurationSeconds: durationSeconds, renewTime: microTimestamp(this.#clock) }
    const known = this.#lease
    try {
      this.#lease = known
        ? await leases.update({ ...known, spec: { ...known.spec, ...spec } })
        : await leases.create({ metadata: { name, namespace, ownerReferences: [ownerOf(node)] }, spec })
    } catch (error) {
      this.#lease = undefined
      if (known && isNotFound(error)) return
      if (!isConflict(error) && known) throw error
      this.#lease = await leases.get(name)
      if (!known) await this.renew(node)
    }
  }
}

function ownerOf({ metadata }: corev1.Node): { apiVersion: string; kind: string; name: string; uid: string } {
  return { apiVersion: 'v1', kind: 'Node', name: metadata.name, uid: metadata.uid }
}
