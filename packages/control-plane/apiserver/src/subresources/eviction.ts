import { badRequest, plainError, resources, successStatus, type policyv1 } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { jsonReply } from '../request/reply.js'
import { writeOptions } from '../request/write-options.js'
import type { Subresource } from './contract.js'
import { evictPod } from './evict-pod.js'
import { readBodyOfType } from './read-body.js'

/** Whether the request or its content asks for everything but the write. Throws 500 where they disagree, as upstream. */
function isDryRun({ query }: ResourceExchange, within: readonly string[]): boolean {
  const asked = query.getAll('dryRun').filter((value) => value !== '')
  const { dryRun } = writeOptions(query, 'CreateOptions')
  if (asked.length > 0 && within.length > 0 && asked.join(' ') !== within.join(' ')) {
    const both = `[${asked.join(' ')}] and [${within.join(' ')}]`
    throw plainError(`Non-matching dry-run options in request and content: ${both}`)
  }
  return dryRun || within.length > 0
}

async function evict(exchange: ResourceExchange): Promise<Response> {
  const { services, target, user } = exchange
  const eviction = await readBodyOfType<policyv1.Eviction>(exchange, 'policyv1.Eviction')
  if (eviction.metadata.name !== target.name) throw badRequest('name in URL does not match name in Eviction object')
  const options = eviction.deleteOptions ?? {}
  const dryRun = isDryRun(exchange, options.dryRun ?? [])
  await evictPod(services, { place: target, options, user, dryRun })
  return jsonReply(exchange, 201, { ...successStatus(), code: 201 })
}

/** A deletion that asks first: what would disrupt an application too much is refused. */
export const evictionSubresources: readonly Subresource[] = [
  { resource: resources.corev1.pods, name: 'eviction', verbs: { create: evict } },
]
