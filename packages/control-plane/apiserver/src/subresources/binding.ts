import { badRequest, resources, successStatus, type corev1 } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { jsonReply } from '../request/reply.js'
import { writeOptions } from '../request/write-options.js'
import { edited, updateObject } from '../writes/update-object.js'
import { bindPod, checkBindingTarget } from './bind-pod.js'
import type { Subresource } from './contract.js'
import { readBodyOfType } from './read-body.js'

const { pods, bindings } = resources.corev1

async function bind(exchange: ResourceExchange): Promise<Response> {
  const { services, target, user } = exchange
  const binding = await readBodyOfType<corev1.Binding>(exchange, 'corev1.Binding')
  const { dryRun } = writeOptions(exchange.query, 'CreateOptions')
  const named = binding.metadata.name ?? ''
  const name = target.name || named
  if (named !== name) throw badRequest('name in URL does not match name in Binding object')
  checkBindingTarget(binding)
  const place = { served: services.registry.of(pods), namespace: target.namespace, name }
  const write = { user, dryRun, subresource: 'binding' }
  const change = edited((pod) => bindPod(pod as corev1.Pod, binding, services.clock))
  await updateObject(services, place, change, write)
  return jsonReply(exchange, 201, { ...successStatus(), code: 201 })
}

/** Giving a pod to a node, below the pod and, as it was first, by posting to the collection of bindings. */
export const bindingSubresources: readonly Subresource[] = [
  { resource: pods, name: 'binding', verbs: { create: bind } },
  { resource: bindings, name: '', verbs: { create: bind } },
]
