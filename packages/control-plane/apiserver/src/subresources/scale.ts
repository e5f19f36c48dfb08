import { conflict, field, invalid, resources, type ApiObject, type autoscalingv1 } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import type { Negotiated } from '../request/negotiate.js'
import { objectForm } from '../request/object-reply.js'
import { transformed } from '../request/transforms.js'
import { valueReply } from '../request/value-reply.js'
import { writeOptions, type WriteOptions } from '../request/write-options.js'
import { decode } from '../storage/decode.js'
import { storageConflict } from '../storage/storage-conflict.js'
import { patchedObject } from '../verbs/patched-object.js'
import { checkPlace } from '../verbs/update.js'
import { writeContext } from '../verbs/write-context.js'
import { edited, updateObject } from '../writes/update-object.js'
import type { Subresource } from './contract.js'
import { expectedBy, readSent } from './read-body.js'
import { readPatch } from '../request/read-patch.js'
import { scaleOf, type Scalable } from './scale-of.js'
import { scaleColumns } from './scale-columns.js'
import { storedObject } from './stored-object.js'

type Scale = autoscalingv1.Scale

const kind = { group: 'autoscaling', kind: 'Scale' }
const { corev1, appsv1 } = resources
const scalable = [corev1.replicationcontrollers, appsv1.deployments, appsv1.replicasets, appsv1.statefulsets]

async function answer(exchange: ResourceExchange, form: Negotiated, object: ApiObject): Promise<Response> {
  return valueReply(exchange, 200, form, transformed(exchange, scaleColumns, form, scaleOf(object as Scalable)))
}

function checkReplicas({ spec }: Scale, name: string): void {
  const replicas = spec.replicas ?? 0
  if (replicas >= 0) return
  throw invalid(kind, name, [field.invalid('spec.replicas', replicas, 'must be greater than or equal to 0')])
}

interface Rescaling {
  options: WriteOptions
  /** Makes the next scale of the present one. */
  next: (scale: Scale) => Scale
  /** The error of a scale that is another object's. */
  refuseUid: (why: string) => Error
}

async function write(exchange: ResourceExchange, { options, next, refuseUid }: Rescaling): Promise<Response> {
  const { services, target } = exchange
  const form = objectForm(exchange)
  const change = edited((copy) => {
    const object = copy as Scalable
    const scale = next(scaleOf(object))
    checkPlace(exchange, scale)
    const { uid } = scale.metadata
    if (uid && uid !== object.metadata.uid) throw refuseUid(`UID in precondition: ${uid}, UID in object meta: ${object.metadata.uid}`)
    checkReplicas(scale, target.name)
    object.spec.replicas = scale.spec.replicas ?? 0
    object.metadata.resourceVersion = scale.metadata.resourceVersion ?? ''
    return object
  })
  const item = await updateObject(services, target, change, writeContext(exchange, options))
  return answer(exchange, form, decode(item))
}

const verbs: Subresource['verbs'] = {
  get(exchange) {
    const { services, target } = exchange
    const form = objectForm(exchange)
    return answer(exchange, form, storedObject(services, target.served.kind.ref, target.namespace, target.name))
  },
  async update(exchange) {
    const { object, ...options } = await readSent<Scale>(exchange, 'UpdateOptions')
    checkPlace(exchange, object)
    const refuseUid = (why: string): Error => storageConflict(exchange.target, options.dryRun, why)
    return write(exchange, { options, next: () => structuredClone(object), refuseUid })
  },
  async patch(exchange) {
    const { group, plural } = exchange.target.served.kind.ref
    const options = writeOptions(exchange.query, 'PatchOptions')
    const expected = expectedBy(exchange)
    const patch = await readPatch(exchange, expected.kind.type, options.fieldValidation)
    const next = (scale: Scale): Scale => patchedObject(exchange, expected, patch, scale, options.fieldValidation) as Scale
    const refuseUid = (why: string): Error => conflict({ group, plural: `${plural}/scale` }, exchange.target.name, `Precondition failed: ${why}`)
    return write(exchange, { options, next, refuseUid })
  },
}

/** How many replicas are wanted, as one small object whatever the kind. */
export const scaleSubresources: readonly Subresource[] = scalable.map((resource) => ({ resource, name: 'scale', verbs }))
