import { badRequest, field, invalid, resources, type ApiObject, type autoscalingv1, type JsonObject } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { objectForm } from '../request/object-reply.js'
import { transformed } from '../request/transforms.js'
import { valueReply } from '../request/value-reply.js'
import { writeOptions } from '../request/write-options.js'
import { decode } from '../storage/decode.js'
import { writeContext } from '../verbs/write-context.js'
import { edited, updateObject } from '../writes/update-object.js'
import type { Subresource } from './contract.js'
import { objectOfType, readSent } from './read-body.js'
import { readPatch } from '../request/read-patch.js'
import { refusePatch } from '../request/refuse-patch.js'
import { scaleOf, type Scalable } from './scale-of.js'
import { scaleColumns } from './scale-columns.js'
import { storedObject } from './stored-object.js'

type Scale = autoscalingv1.Scale

const type = 'autoscalingv1.Scale'
const kind = { group: 'autoscaling', kind: 'Scale' }
const { corev1, appsv1 } = resources
const scalable = [corev1.replicationcontrollers, appsv1.deployments, appsv1.replicasets, appsv1.statefulsets]

async function answer(exchange: ResourceExchange, object: ApiObject): Promise<Response> {
  const form = objectForm(exchange)
  return valueReply(exchange, 200, form, transformed(exchange, scaleColumns, form, scaleOf(object as Scalable)))
}

function check(scale: Scale, name: string): void {
  const { metadata, spec } = scale
  if (!metadata.name) {
    throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)
  }
  if (metadata.name !== name) {
    throw badRequest(`the name of the object (${metadata.name}) does not match the name on the URL (${name})`)
  }
  const replicas = spec.replicas ?? 0
  if (replicas >= 0) return
  throw invalid(kind, name, [field.invalid('spec.replicas', replicas, 'must be greater than or equal to 0')])
}

/** Writes what `next` makes of the present scale. */
async function write(exchange: ResourceExchange, verb: string, next: (scale: Scale) => Scale): Promise<Response> {
  const { services, target } = exchange
  const context = writeContext(exchange, writeOptions(exchange.query, verb))
  const change = edited((copy) => {
    const object = copy as Scalable
    const scale = next(scaleOf(object))
    check(scale, target.name)
    object.spec.replicas = scale.spec.replicas ?? 0
    object.metadata.resourceVersion = scale.metadata.resourceVersion ?? ''
    return object
  })
  const item = await updateObject(services, target, change, context)
  return answer(exchange, decode(item))
}

const verbs: Subresource['verbs'] = {
  get(exchange) {
    const { services, target } = exchange
    return answer(exchange, storedObject(services, target.served.kind.ref, target.namespace, target.name))
  },
  async update(exchange) {
    const { object } = await readSent<Scale>(exchange, 'UpdateOptions')
    return write(exchange, 'UpdateOptions', () => object)
  },
  async patch(exchange) {
    const { fieldValidation } = writeOptions(exchange.query, 'PatchOptions')
    const patch = await readPatch(exchange, type, fieldValidation)
    const next = (scale: Scale): Scale => {
      const applied = patch.apply(scale as unknown as JsonObject)
      return objectOfType(type, applied.value, (why) => refusePatch(applied, why)) as Scale
    }
    return write(exchange, 'PatchOptions', next)
  },
}

/** How many replicas are wanted, as one small object whatever the kind. */
export const scaleSubresources: readonly Subresource[] = scalable.map((resource) => ({ resource, name: 'scale', verbs }))
