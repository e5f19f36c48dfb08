export { decode, type Decoded } from './decode.js'
export { decodeObject, type DecodedObject } from './decode-object.js'
export { canonicalMicroTime, canonicalTime, TimeError } from './go-time.js'
