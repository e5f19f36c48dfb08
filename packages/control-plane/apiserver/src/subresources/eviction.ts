import { badRequest, field, invalid, plainError, resources, successStatus, type metav1, type policyv1 } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { ResourceExchange } from '../request/exchange.js'
import { objectForm } from '../request/object-reply.js'
import { valueReply } from '../request/value-reply.js'
import type { Subresource } from './contract.js'
import { evictPod } from './evict-pod.js'
import { readSent } from './read-body.js'

/** Throws 500 where the request and its content disagree about what is a dry run, as upstream. */
function checkDryRun({ query }: ResourceExchange, within: readonly string[]): void {
  const asked = query.getAll('dryRun').filter((value) => value !== '')
  if (asked.length > 0 && within.length > 0 && asked.join(' ') !== within.join(' ')) {
    const both = `[${asked.join(' ')}] and [${within.join(' ')}]`
    throw plainError(`Non-matching dry-run options in request and content: ${both}`)
  }
}

/** Throws 422 for an option that evictions do not take. */
function checkOptions(name: string, options: metav1.DeleteOptions): void {
  if (!options.ignoreStoreReadErrorWithClusterBreakingPotential) return
  const at = 'deleteOptions.ignoreStoreReadErrorWithClusterBreakingPotential'
  const detail = 'can not be set for pod eviction, try after removing the option'
  throw invalid({ group: 'policy', kind: 'Eviction' }, name, [field.invalid(at, true, detail)])
}

async function evict(exchange: ResourceExchange): Promise<Response> {
  const { services, target, user } = exchange
  const form = objectForm(exchange)
  const { object: eviction, dryRun: asked } = await readSent<policyv1.Eviction>(exchange)
  if (eviction.metadata.name !== target.name) throw badRequest('name in URL does not match name in Eviction object')
  const options = eviction.deleteOptions ?? {}
  checkOptions(target.name, options)
  checkDryRun(exchange, options.dryRun ?? [])
  const dryRun = asked || (options.dryRun ?? []).length > 0
  await evictPod(services, { place: target, options, user, dryRun })
  return valueReply(exchange, 201, form, { ...successStatus(), code: 201 })
}

/** A deletion that asks first: what would disrupt an application too much is refused. */
export const evictionSubresources: readonly Subresource[] = [
  { resource: resources.corev1.pods, name: 'eviction', verbs: { create: evict } },
]
