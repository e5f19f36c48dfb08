import { describeStore } from '../conformance/index.js'
import { MemoryStore } from './memory-store.js'

describeStore(
  'MemoryStore',
  (options) => {
    const store = new MemoryStore(options)
    return Promise.resolve({ store, dispose: () => store.close() })
  },
  { durable: false },
)
