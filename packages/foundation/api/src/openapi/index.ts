export { descriptions, type Descriptions } from './descriptions.js'
export { openapiPath, openapiV3 } from './document.js'
