import { badRequest, isNotFound, resources, successStatus, type ApiObject, type corev1, type policyv1 } from '@orrery/api'
import { timestamp, type Clock } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { jsonReply } from '../request/reply.js'
import { writeOptions } from '../request/write-options.js'
import { deleteObject } from '../writes/delete-object.js'
import { updateObject } from '../writes/update-object.js'
import type { Subresource } from './contract.js'
import { readBodyOfType } from './read-body.js'
import { storedObject } from './stored-object.js'

const pods = resources.corev1.pods

/** In place: the pod tells what ended it. */
function markEvicted(pod: corev1.Pod, clock: Clock): corev1.Pod {
  const others = (pod.status.conditions ?? []).filter((one) => one.type !== 'DisruptionTarget')
  const condition: corev1.PodCondition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: timestamp(clock),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  }
  pod.status.conditions = [...others, condition]
  pod.metadata.resourceVersion = ''
  return pod
}

async function evict(exchange: ResourceExchange): Promise<Response> {
  const { services, target, user } = exchange
  const eviction = await readBodyOfType<policyv1.Eviction>(exchange, 'policyv1.Eviction')
  if (eviction.metadata.name !== target.name) throw badRequest('name in URL does not match name in Eviction object')
  storedObject(services, pods, target.namespace, target.name)
  const options = eviction.deleteOptions ?? {}
  const dryRun = writeOptions(exchange.query, 'CreateOptions').dryRun || (options.dryRun?.length ?? 0) > 0
  const change = (pod: ApiObject): ApiObject => markEvicted(pod as corev1.Pod, services.clock)
  try {
    await updateObject(services, target, change, { user, dryRun, subresource: 'status' })
    await deleteObject(services, target, options, { user, dryRun, subresource: '' })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
  return jsonReply(exchange, 201, { ...successStatus(), code: 201 })
}

/** A deletion that asks first: what would disrupt an application too much is to be refused. */
export const evictionSubresources: readonly Subresource[] = [{ resource: pods, name: 'eviction', verbs: { create: evict } }]
