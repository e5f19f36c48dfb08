import { genericMethodNotAllowed } from '@orrery/api'
import type { ResourceHandler, Verb } from '../request/exchange.js'
import { create } from './create.js'
import { deleteCollection } from './delete-collection.js'
import { remove } from './delete.js'
import { get } from './get.js'
import { list } from './list.js'
import { patch } from './patch.js'
import { update } from './update.js'
import { watch } from './watch.js'

/** What every resource offers. */
export const verbs: Readonly<Record<Verb, ResourceHandler>> = {
  get,
  list,
  watch,
  create,
  update,
  patch,
  delete: remove,
  deletecollection: deleteCollection,
  connect: () => Promise.reject(genericMethodNotAllowed()),
}
