import type { ApiObject, ResourceRef } from '@orrery/api'
import { everythingIn } from '../selection/selection.js'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import type { Item } from '../storage/item.js'
import { objectKey } from '../storage/keys.js'

type View = Pick<Services, 'view'>

/** Objects decoded once for each state of them. */
const decoded = new WeakMap<Item, ApiObject>()

/** An item's object, shared by everybody who asks: never to be changed. */
export function sharedObject(item: Item): ApiObject {
  const known = decoded.get(item)
  const object = known ?? decode(item)
  if (!known) decoded.set(item, object)
  return object
}

/** The newest object of a name, never to be changed. */
export function findShared<T extends ApiObject>({ view }: View, ref: ResourceRef<T>, namespace: string, name: string): T | undefined {
  const item = view.resource(ref).get(objectKey(ref, namespace, name))
  return item && (sharedObject(item) as T)
}

/** The items of a namespace, by name; of all for the empty namespace. */
export function itemsIn<T extends ApiObject>({ view }: View, ref: ResourceRef<T>, namespace: string): readonly Item[] {
  const resource = view.resource(ref)
  return resource.size === 0 ? [] : resource.page({ selection: everythingIn(namespace), after: '', limit: 0 }).items
}

/** The objects of a namespace, by name; of all for the empty namespace. Never to be changed. */
export function listShared<T extends ApiObject>(services: View, ref: ResourceRef<T>, namespace: string): readonly T[] {
  return itemsIn(services, ref, namespace).map((item) => sharedObject(item) as T)
}
