import { transportConformance } from '../../conformance/transport-conformance.js'
import { serveHttp } from '../server/serve-http.js'
import { httpTransport } from './http-transport.js'

transportConformance('HTTP', async (handler, upgrade) => {
  const server = serveHttp({ handler, port: 0, ...(upgrade ? { upgrade } : {}) })
  await server.start()
  const transport = httpTransport({ baseUrl: server.address.url })
  const close = async (): Promise<void> => {
    await transport.close()
    await server.stop()
  }
  return { transport, close }
})
