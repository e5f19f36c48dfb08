import { badRequest, resources, successStatus, type corev1 } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { objectForm } from '../request/object-reply.js'
import { valueReply } from '../request/value-reply.js'
import { storageConflict } from '../storage/storage-conflict.js'
import { edited, updateObject } from '../writes/update-object.js'
import { bindPod, checkBindingTarget } from './bind-pod.js'
import type { Subresource } from './contract.js'
import { readSent } from './read-body.js'

const { pods, bindings } = resources.corev1

async function bind(exchange: ResourceExchange): Promise<Response> {
  const { services, target, user } = exchange
  const form = objectForm(exchange)
  const { object: binding, dryRun } = await readSent<corev1.Binding>(exchange)
  const named = binding.metadata.name
  const name = target.name || named
  if (named !== name) throw badRequest('name in URL does not match name in Binding object')
  checkBindingTarget(binding)
  if (!name) throw badRequest('Name parameter required.')
  const place = { served: services.registry.of(pods), namespace: target.namespace, name }
  const write = { user, dryRun, subresource: 'binding' }
  const refuse = (why: string): Error => storageConflict(place, dryRun, why)
  const change = edited((pod) => bindPod(pod as corev1.Pod, binding, services.clock, refuse))
  await updateObject(services, place, change, write)
  return valueReply(exchange, 201, form, { ...successStatus(), code: 201 })
}

/** Giving a pod to a node, below the pod and, as it was first, by posting to the collection of bindings. */
export const bindingSubresources: readonly Subresource[] = [
  { resource: pods, name: 'binding', verbs: { create: bind } },
  { resource: bindings, name: '', verbs: { create: bind } },
]
