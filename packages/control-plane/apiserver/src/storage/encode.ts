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
  const { name, generateName, namespace, uid, resourceVersion: _, ...following } = form['metadata'] as ObjectMeta
  // Fields taken out with delete would leave an object that is slow to write.
  const { kind: _kind, apiVersion: _apiVersion, metadata: _metadata, ...body } = form
  const text = stringifyJson({ metadata: { name, generateName, namespace, uid, ...following }, ...body })
  const bytes = Buffer.from(text)
  return { bytes, extract: extractOf(served, object, spliceAt(text, bytes.length, uid)) }
}
