import type { OperationParts } from './operation.js'
import { deleteParameters, listParameters, patchParameters, selectParameters, writeParameters, type Parameter } from './parameters.js'

/** What a verb is as an operation of a path. `$` stands for the group in `id`, for what it is done to in `description`. */
export interface Action {
  readonly verb: string
  readonly method: string
  readonly id: string
  /** Upstream's name for it. */
  readonly action: string
  readonly description: string
  readonly parameters?: readonly Parameter[]
  readonly body?: 'object' | 'patch' | 'options'
  /** `deleted`: a Status, or the object where the resource returns it. */
  readonly reply: 'object' | 'list' | 'status' | 'deleted'
  readonly statuses?: OperationParts['statuses']
}

const create: Action = {
  verb: 'create',
  method: 'post',
  id: 'create$',
  action: 'post',
  description: 'create $',
  parameters: writeParameters,
  body: 'object',
  reply: 'object',
  statuses: [201, 202],
}

/** On a collection. */
export const collectionActions: readonly Action[] = [
  {
    verb: 'list',
    method: 'get',
    id: 'list$',
    action: 'list',
    description: 'list or watch objects of kind $',
    parameters: listParameters,
    reply: 'list',
  },
  create,
  {
    verb: 'deletecollection',
    method: 'delete',
    id: 'delete$Collection',
    action: 'deletecollection',
    description: 'delete the selected objects of kind $',
    parameters: [...deleteParameters, ...selectParameters],
    body: 'options',
    reply: 'status',
  },
]

/** On an object or on a path below it. */
export const itemActions: readonly Action[] = [
  { verb: 'get', method: 'get', id: 'read$', action: 'get', description: 'read the specified $', reply: 'object' },
  create,
  {
    verb: 'update',
    method: 'put',
    id: 'replace$',
    action: 'put',
    description: 'replace the specified $',
    parameters: writeParameters,
    body: 'object',
    reply: 'object',
    statuses: [201],
  },
  {
    verb: 'patch',
    method: 'patch',
    id: 'patch$',
    action: 'patch',
    description: 'partially update the specified $',
    parameters: patchParameters,
    body: 'patch',
    reply: 'object',
    statuses: [201],
  },
  {
    verb: 'delete',
    method: 'delete',
    id: 'delete$',
    action: 'delete',
    description: 'delete the specified $',
    parameters: deleteParameters,
    body: 'options',
    reply: 'deleted',
    statuses: [202],
  },
]

/** The method and its name in identifiers by the verb of a connection. */
export const connectMethods: Readonly<Record<string, readonly [method: string, name: string]>> = {
  get: ['get', 'Get'],
  create: ['post', 'Post'],
  update: ['put', 'Put'],
  patch: ['patch', 'Patch'],
  delete: ['delete', 'Delete'],
  options: ['options', 'Options'],
  head: ['head', 'Head'],
}
