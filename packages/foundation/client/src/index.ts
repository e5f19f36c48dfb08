export type * from './api-client.js'
export type * from './event-recorder-contract.js'
export type * from './informer-contract.js'
export type * from './workqueue-contract.js'
