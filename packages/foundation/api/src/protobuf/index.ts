export { readEnvelope, type Envelope } from './envelope.js'
export { readMessage } from './read-message.js'
export { ProtobufError } from './wire-reader.js'
