import { transportConformance } from '../../conformance/transport-conformance.js'
import { memoryTransport } from './memory-transport.js'

transportConformance('memory', (handler, upgrade) => {
  const transport = memoryTransport(handler, undefined, upgrade)
  return Promise.resolve({ transport, close: () => transport.close() })
})
