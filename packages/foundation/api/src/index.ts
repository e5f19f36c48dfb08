export type * from './object.js'
export type * from './generated/index.js'
