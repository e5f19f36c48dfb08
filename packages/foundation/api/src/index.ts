export type * from './object.js'
export type * from './generated/index.js'
export * from './fields/index.js'
export * from './status/index.js'
