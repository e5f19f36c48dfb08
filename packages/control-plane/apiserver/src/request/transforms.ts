import { badRequest, errorText, field, type ApiObject, type ListMeta } from '@orrery/api'
import { typed, type Served } from '../registry/served.js'
import { decode } from '../storage/decode.js'
import type { Item } from '../storage/item.js'
import { describeField } from '../table/describe-field.js'
import { toTable, type IncludeObject, type Printed, type Table } from '../table/table.js'
import type { Exchange } from './exchange.js'
import type { Negotiated } from './negotiate.js'

export const metaVersion = 'meta.k8s.io/v1'

/** Only what every object has. */
export function partialMetadata({ metadata }: ApiObject, of?: Served): object {
  return { kind: 'PartialObjectMetadata', apiVersion: metaVersion, metadata: of?.resource.bareMetadata?.(metadata) ?? metadata }
}

const including: ReadonlySet<string> = new Set(['None', 'Metadata', 'Object'])

function isInclude(text: string): text is IncludeObject {
  return including.has(text)
}

function includeObjectOf(exchange: Exchange): IncludeObject {
  const asked = exchange.query.get('includeObject') ?? ''
  if (asked === '') return 'Metadata'
  if (isInclude(asked)) return asked
  const why = field.invalid('includeObject', asked, "must be 'Metadata', 'Object', 'None', or empty")
  throw badRequest(`Unable to convert to Table as requested: ${errorText(why)}`)
}

/** An object that is not stored as it is shown (a Scale, a review) in the form that was negotiated. */
export function transformed<T extends ApiObject>(exchange: Exchange, printed: Printed<T>, { as }: Negotiated, object: T): object {
  if (as === undefined) return object
  if (as !== 'Table') return partialMetadata(object)
  const { resourceVersion } = object.metadata
  const metadata: ListMeta = resourceVersion ? { resourceVersion } : {}
  const includeObject = includeObjectOf(exchange)
  const { context } = exchange.services
  return toTable(printed, [object], { includeObject, metadata, context, headers: true, describe: describeField })
}

/** Items as a Table. `headers`: whether it says what its columns are, which a watch does once. */
export function tableOf(
  exchange: Exchange,
  served: Served,
  metadata: ListMeta,
  items: readonly Item[],
  headers = true,
): Table {
  const include = includeObjectOf(exchange)
  return objectTable(exchange, served, { metadata, headers, include }, items.map((item) => decode(item)))
}

/** The row of an object that stands for none. The mark of the initial events' end is shown whatever is to be included. */
export function bookmarkTable(exchange: Exchange, served: Served, object: ApiObject, headers: boolean): Table {
  const { resourceVersion, annotations } = object.metadata
  const asked = includeObjectOf(exchange)
  const include = asked === 'None' && annotations ? 'Metadata' : asked
  return objectTable(exchange, served, { metadata: { resourceVersion }, headers, include }, [object])
}

function objectTable(
  { services }: Exchange,
  served: Served,
  how: { metadata: ListMeta; headers: boolean; include: IncludeObject },
  objects: readonly ApiObject[],
): Table {
  const { metadata, headers, include: includeObject } = how
  const { context } = services
  const shown = (object: ApiObject): ApiObject => typed(served, served.conversion?.fromStored(object) ?? object)
  return toTable(served.resource, objects, { includeObject, metadata, context, headers, describe: describeField, shown })
}
