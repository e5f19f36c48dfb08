import type { Revision } from '@orrery/store'
import type { Exchange } from '../request/exchange.js'
import type { Transform } from '../request/negotiate.js'
import { partialMetadata, tableOf } from '../request/transforms.js'
import type { Served } from '../registry/served.js'
import { decode } from '../storage/decode.js'
import { eventFrame } from '../storage/frames.js'
import type { Item } from '../storage/item.js'
import { isHeavyItem } from '../request/heavy-item.js'
import { sentItem } from '../threads/sent-item.js'
import type { FrameEncoder } from './change.js'

function line(type: string, object: unknown): Buffer {
  return Buffer.from(`{"type":"${type}","object":${JSON.stringify(object)}}\n`)
}

/** The item as an event at this revision shows it. */
function shown(item: Item, revision: Revision): Item {
  return item.revision === revision ? item : { ...item, revision }
}

/** What another thread does of an encoder's work: events of large objects that are shown in another form than the stored. */
function laterBy(exchange: Exchange, headers: () => boolean): NonNullable<FrameEncoder['later']> {
  const { threads } = exchange.services
  return (type, item, revision) => {
    if (!threads || !isHeavyItem(item)) return undefined
    return threads.part(exchange, { kind: 'frame', type, item: sentItem(item), revision, headers: headers() })
  }
}

function tableEncoder(exchange: Exchange, served: Served, first: boolean): FrameEncoder {
  let headers = first
  const later = laterBy(exchange, () => {
    const needed = headers
    headers = false
    return needed
  })
  return {
    later,
    frame(type, item, revision) {
      const table = tableOf(exchange, served, { resourceVersion: `${revision}` }, [shown(item, revision)], headers)
      headers = false
      return line(type, table)
    },
  }
}

/** How events are written for a watcher that takes this form. `headers`: whether a table's first one names its columns. */
export function encoderFor(exchange: Exchange, served: Served, as: Transform | undefined, headers = true): FrameEncoder {
  if (as === 'Table') return tableEncoder(exchange, served, headers)
  const id = `${served.apiVersion} ${as ?? ''}`
  if (as === undefined) {
    const frame: FrameEncoder['frame'] = (type, item, revision) => eventFrame(served, type, item, revision)
    return served.conversion ? { id, frame, later: laterBy(exchange, () => false) } : { id, frame }
  }
  const frame: FrameEncoder['frame'] = (type, item, revision) =>
    line(type, partialMetadata(decode(shown(item, revision)), served))
  return { id, frame, later: laterBy(exchange, () => false) }
}

/** An event that shows no object but says that all up to a revision was given. */
export function bookmarkFrame(served: Served, as: Transform | undefined, revision: Revision, annotations?: object): Buffer {
  const kind = as ?? served.kind.ref.kind
  const apiVersion = as === undefined ? served.apiVersion : 'meta.k8s.io/v1'
  const metadata = { resourceVersion: `${revision}`, ...(annotations && { annotations }) }
  const rows = as === 'Table' ? { columnDefinitions: [], rows: [] } : {}
  return line('BOOKMARK', { kind, apiVersion, metadata, ...rows })
}
