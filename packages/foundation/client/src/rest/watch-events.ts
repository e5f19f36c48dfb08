import type { ApiObject } from '@orrery/api'
import type { WatchEvent } from '../api-client.js'
import type { Call, Exchange } from './exchange.js'
import { lines } from './lines.js'

/** The events of a watch, as the server frames them: one JSON document a line. */
export async function* watchEvents<T extends ApiObject>(
  exchange: Exchange,
  call: Call,
): AsyncGenerator<WatchEvent<T>, void> {
  try {
    const response = await exchange.send(call)
    for await (const line of lines(response.body)) {
      if (line !== '') yield JSON.parse(line) as WatchEvent<T>
    }
  } catch (error) {
    if (call.signal?.aborted !== true) throw error
  }
}
