import { stringifyJson, type ApiObject, type ObjectMeta } from '@orrery/api'
import type { Extract, Value } from '@orrery/store'
import type { Served } from '../registry/served.js'
import { wireForm } from './wire-form.js'

function extractOf(served: Served, object: ApiObject, splice: number): Extract {
  const { uid, labels, ownerReferences } = object.metadata
  const { selectableFields } = served.resource
  const extract: Extract = { uid, splice }
  if (labels) extract.labels = labels
  if (selectableFields) {
    extract.fields = Object.fromEntries(Object.entries(selectableFields).map(([path, of]) => [path, of(object)]))
  }
  if (ownerReferences) extract.owners = ownerReferences.map((owner) => owner.uid)
  return extract
}

/** The place behind the uid, in bytes. No text can hold what it looks for: its quotes would be escaped. */
function spliceAt(text: string, length: number, uid: string): number {
  const field = `"uid":${JSON.stringify(uid)},`
  const place = text.indexOf(field) + field.length
  return text.length === length ? place : Buffer.byteLength(text.slice(0, place))
}

/**
 * An object in the form in which it is stored: without kind, apiVersion and resourceVersion, the latter's place
 * noted. `served` is the storage version's. The object has a uid and a creationTimestamp.
 */
export function encode(served: Served, object: ApiObject): Value {
  const form = wireForm(served.kind.type, object)
  const metadata = form['metadata'] as ObjectMeta
  // Not deleted: what was taken out of an object leaves it slow to write.
  Object.assign(form, { kind: undefined, apiVersion: undefined })
  Object.assign(metadata, { resourceVersion: undefined })
  const text = stringifyJson(form)
  const bytes = Buffer.from(text)
  return { bytes, extract: extractOf(served, object, spliceAt(text, bytes.length, metadata.uid)) }
}
