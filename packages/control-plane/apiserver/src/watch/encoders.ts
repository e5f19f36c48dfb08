import { decode as decodeType, type ApiObject } from '@orrery/api'
import type { Revision } from '@orrery/store'
import type { Exchange } from '../request/exchange.js'
import type { Transform } from '../request/negotiate.js'
import { bookmarkTable, partialMetadata, tableOf } from '../request/transforms.js'
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

type Annotations = Readonly<Record<string, string>>

/** An encoder that also makes the events of a watch that show no object, but say that all up to a revision was given. */
export interface WatchEncoder extends FrameEncoder {
  /** A line, as upstream has it: of an object that has nothing but the revision and the annotations. */
  bookmark(revision: Revision, annotations?: Annotations): Buffer
}

/** It has not even a name, which every object that is stored has. */
function emptyObject({ kind, apiVersion }: Served, revision: Revision, annotations?: Annotations): ApiObject {
  const { object } = decodeType(kind.type, { metadata: { resourceVersion: `${revision}`, ...(annotations && { annotations }) } })
  return { kind: kind.ref.kind, apiVersion, ...object } as unknown as ApiObject
}

function tableEncoder(exchange: Exchange, served: Served, first: boolean): WatchEncoder {
  let headers = first
  const headersOnce = (): boolean => {
    const needed = headers
    headers = false
    return needed
  }
  return {
    later: laterBy(exchange, headersOnce),
    frame(type, item, revision) {
      return line(type, tableOf(exchange, served, { resourceVersion: `${revision}` }, [shown(item, revision)], headersOnce()))
    },
    bookmark(revision, annotations) {
      const object = emptyObject(served.stored, revision, annotations)
      return line('BOOKMARK', bookmarkTable(exchange, served, object, headersOnce()))
    },
  }
}

/** How events are written for a watcher that takes this form. `headers`: whether a table's first one names its columns. */
export function encoderFor(exchange: Exchange, served: Served, as: Transform | undefined, headers = true): WatchEncoder {
  if (as === 'Table') return tableEncoder(exchange, served, headers)
  const id = `${served.apiVersion} ${as ?? ''}`
  const bookmark: WatchEncoder['bookmark'] = (revision, annotations) => {
    const object = emptyObject(served, revision, annotations)
    return line('BOOKMARK', as === undefined ? object : partialMetadata(object))
  }
  if (as === undefined) {
    const frame: FrameEncoder['frame'] = (type, item, revision) => eventFrame(served, type, item, revision)
    return served.conversion ? { id, frame, bookmark, later: laterBy(exchange, () => false) } : { id, frame, bookmark }
  }
  const frame: FrameEncoder['frame'] = (type, item, revision) =>
    line(type, partialMetadata(decode(shown(item, revision)), served))
  return { id, frame, bookmark, later: laterBy(exchange, () => false) }
}
