export { DockerRuntime } from './docker-runtime.js'
export { defaultPauseImage, type DockerOptions } from './docker-options.js'
