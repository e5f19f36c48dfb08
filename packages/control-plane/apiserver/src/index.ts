export { createApiServer, type ApiServer, type ApiServerParts } from './api-server.js'
export { defaultOptions, type KeyPair, type ServerOptions } from './options.js'
export { serve, type Listeners, type ServedApi } from './server.js'
