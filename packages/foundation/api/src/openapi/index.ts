export { openapiPath, openapiV3 } from './document.js'
