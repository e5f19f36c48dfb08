export { createApiServer, type ApiServer } from './api-server.js'
export type { ApiServerParts } from './create-services.js'
export { defaultOptions, type KeyPair, type ServerOptions } from './options.js'
export { serve, type Listeners, type ServedApi } from './server.js'
