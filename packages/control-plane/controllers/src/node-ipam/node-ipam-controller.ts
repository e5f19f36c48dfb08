import { isNotFound, resources, type corev1 } from '@orrery/api'
import type { Change, Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { CidrSet } from './cidr-set.js'

/** Gives each node a part of the cluster's range for its pods. */
export function nodeIpamController(context: ControllerContext): Controller {
  const nodes = context.informers.of(resources.corev1.nodes).lister
  const allocator = new NodeCidrs(context)
  return {
    name: 'node-ipam-controller',
    workers: 1,
    watches: [watch(resources.corev1.nodes, (change) => allocator.note(change))],
    async reconcile(name) {
      const node = nodes.get(name)
      if (node && cidrsOf(node).length === 0) await allocator.give(node)
      return undefined
    },
  }
}

function cidrsOf(node: corev1.Node): readonly string[] {
  if (node.spec.podCIDRs?.length) return node.spec.podCIDRs
  return node.spec.podCIDR ? [node.spec.podCIDR] : []
}

/**
 * What nodes have is taken before anything is given, since the cache is complete before the first reconcile, and there
 * is one worker: no part is given twice, also after a restart.
 */
class NodeCidrs {
  readonly #context: ControllerContext
  readonly #set: CidrSet
  /** Given, and not yet seen in the cache; by the node's uid. */
  readonly #promised = new Map<string, string>()

  constructor(context: ControllerContext) {
    this.#context = context
    this.#set = new CidrSet(context.options.clusterCidr, context.options.nodeCidrMaskSize)
  }

  /** Keeps the set equal to the cache. Names the nodes that have none. */
  note({ type, object: node }: Change<corev1.Node>): string[] {
    const { name, uid } = node.metadata
    const cidrs = cidrsOf(node)
    const promised = this.#promised.get(uid)
    if (type === 'deleted') {
      for (const cidr of new Set([...cidrs, ...(promised ? [promised] : [])])) this.#set.release(cidr)
    } else {
      for (const cidr of cidrs) this.#set.occupy(cidr)
      // Somebody else was quicker.
      if (promised && cidrs.length > 0 && !cidrs.includes(promised)) this.#set.release(promised)
    }
    if (type === 'deleted' || cidrs.length > 0) this.#promised.delete(uid)
    return cidrs.length === 0 ? [name] : []
  }

  async give(node: corev1.Node): Promise<void> {
    const { client, recorder } = this.#context
    const { name, uid } = node.metadata
    const cidr = this.#promised.get(uid) ?? this.#set.allocate()
    if (cidr === undefined) {
      recorder.event(node, 'Normal', 'CIDRNotAvailable', `Node ${name} status is now: CIDRNotAvailable`)
      throw new Error('CIDR allocation failed; there are no remaining CIDRs left to allocate in the accepted range')
    }
    this.#promised.set(uid, cidr)
    try {
      const patch = { metadata: { uid }, spec: { podCIDR: cidr, podCIDRs: [cidr] } }
      await client.resource(resources.corev1.nodes).patch(name, 'strategic', patch)
    } catch (error) {
      // Any other failure may have been written all the same: the promise stands until the cache tells.
      if (!isNotFound(error)) throw error
      this.#set.release(cidr)
      this.#promised.delete(uid)
    }
  }
}
