import { successStatus } from '@orrery/api'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { objectForm, objectReply } from '../request/object-reply.js'
import { readDeletionOptions } from '../request/read-deletion-options.js'
import { valueReply } from '../request/value-reply.js'
import { deleteObject, type Deleted } from '../writes/delete-object.js'
import type { DeletionOptions } from '../writes/deletion-options.js'
import { writeContext } from './write-context.js'

/** Upstream says 202 only to clients that ask for dependents to go the old way. */
function statusCode({ gone }: Deleted, { orphanDependents }: DeletionOptions): number {
  return !gone && orphanDependents === false ? 202 : 200
}

function details({ target }: ResourceExchange, { item }: Deleted): object {
  const { group, plural } = target.served.kind.ref
  return { name: item.name, ...(group !== '' && { group }), kind: plural, uid: item.value.extract.uid }
}

/** A deletion that says nothing of dependents, of a kind that lets them be. */
export function warnOfOrphans({ target, warnings }: ResourceExchange, options: DeletionOptions): void {
  const { orphanWarning } = target.served.resource.strategy ?? {}
  if (orphanWarning === undefined || options.propagationPolicy !== undefined || options.orphanDependents !== undefined) return
  warnings.push(orphanWarning)
}

/** DELETE of one object: answers with it while it stays, with a Status or its last state when it is gone. */
export const remove: ResourceHandler = async (exchange) => {
  const form = objectForm(exchange)
  const options = await readDeletionOptions(exchange)
  const dryRun = (options.dryRun ?? []).length > 0
  warnOfOrphans(exchange, options)
  const deleted = await deleteObject(exchange.services, exchange.target, options, writeContext(exchange, { dryRun }))
  const code = statusCode(deleted, options)
  const { strategy } = exchange.target.served.resource
  if (!deleted.gone || strategy?.returnsDeleted || strategy?.gracePeriod) {
    return objectReply(exchange, code, form, deleted.item)
  }
  return valueReply(exchange, code, { media: form.media }, successStatus(details(exchange, deleted)))
}
