export * from './contract.js'
export { MemoryStore } from './memory/memory-store.js'
export type { StoreOptions } from './store-options.js'
