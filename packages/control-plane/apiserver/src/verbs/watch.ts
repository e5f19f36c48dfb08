import { expired, plainError } from '@orrery/api'
import type { Observer } from '@orrery/kit'
import type { Response } from '@orrery/transport'
import type { Revision } from '@orrery/store'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { watchForm } from '../request/object-reply.js'
import { boolParameter, intParameter, invalidRevision, revisionOf } from '../request/parameters.js'
import { jsonType, reply } from '../request/reply.js'
import { parseSelection } from '../selection/parse-selection.js'
import type { Selection } from '../selection/selection.js'
import { encoderFor, type WatchEncoder } from '../watch/encoders.js'
import { initialEvents, replay } from '../watch/replay.js'
import { WatchStream } from '../watch/watch-stream.js'
import { checkWatchOptions } from './check-list-options.js'

const initialEventsEnd = { 'k8s.io/initial-events-end': 'true' }

/** At most once as long again as the shortest, so that watches do not all end together. */
function timeoutOf({ query, services }: ResourceExchange): number {
  const asked = intParameter(query, 'timeoutSeconds') ?? 0
  const { minRequestTimeout } = services.options
  return 1000 * (asked > 0 ? asked : minRequestTimeout * (1 + services.random.next()))
}

function startRevision(query: URLSearchParams): Revision {
  const text = query.get('resourceVersion') ?? ''
  return revisionOf(text, (why) => plainError(invalidRevision(text, why)))
}

interface Start {
  from: Revision
  before?: AsyncIterator<Buffer>
}

/** Where the watch's ring begins and what comes before it; undefined where the history is gone. */
async function startOf(
  exchange: ResourceExchange,
  selection: Selection,
  encoder: WatchEncoder,
  sent: Observer,
): Promise<Start | undefined> {
  const { query, services, target } = exchange
  const { view, watches, store } = services
  const { revision } = view
  const resource = view.resource(target.served.kind.storage)
  const { initial } = checkWatchOptions(query)
  const asked = startRevision(query)
  if (initial || (asked === 0 && query.get('sendInitialEvents') === null)) {
    const { items } = await resource.pageInTurns({ selection, after: '', limit: 0 })
    const marked = boolParameter(query, 'allowWatchBookmarks')
    const end = marked ? (): Buffer => encoder.bookmark(revision, initialEventsEnd) : undefined
    return { from: revision, before: initialEvents(items, encoder, sent, end) }
  }
  if (asked === 0) return { from: revision }
  if (asked >= watches.ring(resource.prefix).all.floor) return { from: asked }
  if (asked < store.floor) return undefined
  const span = { from: asked, to: revision, prefix: resource.prefix }
  return { from: revision, before: replay(store, span, selection, encoder, sent) }
}

/** Upstream says inside a watch, not by the status, that its beginning is gone. */
function tooOld(exchange: ResourceExchange): Response {
  const { query, services } = exchange
  const { status } = expired(`too old resource version: ${query.get('resourceVersion')} (${services.store.floor})`)
  return reply(exchange, 200, jsonType, Buffer.from(`{"type":"ERROR","object":${JSON.stringify(status)}}\n`))
}

/** GET of a collection with `watch`, and the legacy paths below `/watch/`. */
export const watch: ResourceHandler = async (exchange) => {
  const { query, services, target } = exchange
  const { served, namespace, name } = target
  const form = watchForm(exchange)
  const selection = await parseSelection(served, namespace, query, name)
  const encoder = encoderFor(exchange, served, form.as)
  const timeoutMs = timeoutOf(exchange)
  const sent = services.metrics.watchEvents(served)
  const start = await startOf(exchange, selection, encoder, sent)
  if (!start) return tooOld(exchange)
  const stream = new WatchStream({
    ...start,
    clock: services.clock,
    ring: services.watches.ring(services.view.resource(served.kind.storage).prefix),
    selection,
    encoder,
    sent,
    timeoutMs,
    current: () => services.view.revision,
    closed: () => services.watches.closed,
    ...(boolParameter(query, 'allowWatchBookmarks') && {
      bookmark: (revision: Revision) => encoder.bookmark(revision),
    }),
  })
  return reply(exchange, 200, jsonType, stream)
}
