export { HollowRuntime, type HollowOptions } from './hollow-runtime.js'
