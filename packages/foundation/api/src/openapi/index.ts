export { descriptions, type Descriptions } from './descriptions.js'
export { openapiPath, openapiV3, type OpenapiV3 } from './document.js'
export { openapiV2, type Swagger } from './v2/swagger.js'
export { swaggerMessage } from './v2/swagger-message.js'
