/** Apart, so that it is loaded only when it is first needed. */
export { WebSocket } from 'ws'
