import { loadDescriptions } from '../table/describe-field.js'
import { isResourceExchange } from '../request/exchange.js'
import { elementText, listForm, objectForm } from '../request/object-reply.js'
import { readDeletionOptions } from '../request/read-deletion-options.js'
import { jsonReply, jsonType, reply } from '../request/reply.js'
import type { Stage } from '../stages/stage.js'
import { encoderFor } from '../watch/encoders.js'
import type { Part } from './request-job.js'
import { receivedItem } from './sent-item.js'

/** A part of what the request would be answered, and nothing else. */
export function answerPart(part: Part): Stage {
  return async (exchange) => {
    if (!isResourceExchange(exchange)) throw new Error('a part is of a resource')
    if (part.kind === 'deletionOptions') return jsonReply(exchange, 200, await readDeletionOptions(exchange))
    await loadDescriptions()
    const item = receivedItem(part.item)
    if (part.kind === 'element') {
      const text = elementText(exchange, listForm(exchange), item)
      return reply(exchange, 200, jsonType, Buffer.from(text))
    }
    const encoder = encoderFor(exchange, exchange.target.served, objectForm(exchange).as, part.headers)
    return reply(exchange, 200, jsonType, encoder.frame(part.type, item, part.revision))
  }
}
