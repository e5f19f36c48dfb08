export { decode, type Decoded } from './decode.js'
export { canonicalMicroTime, canonicalTime, TimeError } from './go-time.js'
