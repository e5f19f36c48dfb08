import type { ApiObject, OwnerReference, ResourceRef } from '@orrery/api'

/** Which object a node stands for. The namespace is empty for cluster-scoped ones. */
export interface Identity {
  uid: string
  apiVersion: string
  kind: string
  namespace: string
  name: string
}

export interface GraphNode {
  identity: Identity
  owners: readonly OwnerReference[]
  /** uids of the objects that name this one as an owner. */
  dependents: Set<string>
  /** Known only from another's reference; nobody has seen it. */
  virtual: boolean
  deleting: boolean
  /** Being deleted, and waiting for its dependents to go first. */
  deletingDependents: boolean
  /** Being deleted, and its dependents are to be kept. */
  orphaning: boolean
}

export const foregroundFinalizer = 'foregroundDeletion'
export const orphanFinalizer = 'orphan'

export function apiVersionOf(ref: ResourceRef): string {
  return ref.group ? `${ref.group}/${ref.version}` : ref.version
}

/**
 * Who owns whom, kept from the changes of every kind (upstream's GraphBuilder). Each operation returns the uids that
 * are to be looked at again because of it.
 */
export class OwnerGraph {
  readonly #nodes = new Map<string, GraphNode>()

  get(uid: string): GraphNode | undefined {
    return this.#nodes.get(uid)
  }

  get size(): number {
    return this.#nodes.size
  }

  dependentsOf(uid: string): GraphNode[] {
    const dependents = this.#nodes.get(uid)?.dependents ?? []
    return [...dependents].flatMap((id) => this.#nodes.get(id) ?? [])
  }

  /** Dependents whose references say that this owner must wait for them. */
  blockersOf(uid: string): GraphNode[] {
    return this.dependentsOf(uid).filter((node) =>
      node.owners.some((owner) => owner.uid === uid && owner.blockOwnerDeletion === true),
    )
  }

  observe(ref: ResourceRef, object: ApiObject): string[] {
    const { uid, namespace = '', name, ownerReferences = [], finalizers = [], deletionTimestamp } = object.metadata
    const deleting = deletionTimestamp !== undefined
    const old = this.#nodes.get(uid)
    const node: GraphNode = {
      identity: { uid, apiVersion: apiVersionOf(ref), kind: ref.kind, namespace, name },
      owners: ownerReferences,
      dependents: old?.dependents ?? new Set(),
      virtual: false,
      deleting,
      deletingDependents: deleting && finalizers.includes(foregroundFinalizer),
      orphaning: deleting && finalizers.includes(orphanFinalizer),
    }
    this.#nodes.set(uid, node)
    return [...this.#relink(node, old?.owners ?? []), ...transitions(node, old)]
  }

  /** The object is gone, or was never there. It stays known by reference while others name it as their owner. */
  remove(uid: string): string[] {
    const node = this.#nodes.get(uid)
    if (!node) return []
    if (node.dependents.size === 0) this.#nodes.delete(uid)
    else this.#nodes.set(uid, { ...unseen(node.identity), dependents: node.dependents })
    const waiting = node.owners.map((owner) => owner.uid).filter((id) => this.#nodes.get(id)?.deletingDependents)
    for (const owner of node.owners) this.#unlink(owner.uid, uid)
    return [...node.dependents, ...waiting]
  }

  #relink(node: GraphNode, before: readonly OwnerReference[]): string[] {
    const { uid, namespace } = node.identity
    const affected: string[] = []
    for (const owner of node.owners) {
      const known = this.#nodes.get(owner.uid)
      if (!known || known.virtual) affected.push(owner.uid)
      else if (known.deletingDependents || !agrees(known.identity, owner, namespace)) affected.push(uid)
      const { apiVersion, kind, name } = owner
      const parent = known ?? unseen({ uid: owner.uid, apiVersion, kind, namespace, name })
      parent.dependents.add(uid)
      this.#nodes.set(owner.uid, parent)
    }
    const blocking = new Set(node.owners.filter((owner) => owner.blockOwnerDeletion).map((owner) => owner.uid))
    const named = new Set(node.owners.map((owner) => owner.uid))
    for (const owner of before) {
      if (!named.has(owner.uid)) this.#unlink(owner.uid, uid)
      // Blocked no longer: it may go now.
      if (owner.blockOwnerDeletion && !blocking.has(owner.uid)) affected.push(owner.uid)
    }
    return affected
  }

  #unlink(owner: string, dependent: string): void {
    const parent = this.#nodes.get(owner)
    parent?.dependents.delete(dependent)
    if (parent?.virtual && parent.dependents.size === 0) this.#nodes.delete(owner)
  }
}

/** Whether a reference from `namespace` can mean this object: same kind and name, same namespace or none. */
export function agrees(identity: Identity, reference: OwnerReference, namespace: string): boolean {
  return (
    identity.apiVersion.split('/')[0] === reference.apiVersion.split('/')[0] &&
    identity.kind === reference.kind &&
    identity.name === reference.name &&
    (identity.namespace === '' || identity.namespace === namespace)
  )
}

function unseen(identity: Identity): GraphNode {
  return {
    identity,
    owners: [],
    dependents: new Set(),
    virtual: true,
    deleting: false,
    deletingDependents: false,
    orphaning: false,
  }
}

/** What a change of the object itself makes worth looking at. */
function transitions(node: GraphNode, old: GraphNode | undefined): string[] {
  const { uid } = node.identity
  if (node.orphaning && !old?.orphaning) return [uid]
  return node.deletingDependents && !old?.deletingDependents ? [uid, ...node.dependents] : []
}
