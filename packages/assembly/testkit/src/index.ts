export { eventually, type Patience } from './eventually.js'
export { startMemoryApi, type MemoryApi, type MemoryApiParts } from './memory-api.js'
export { clientPrograms, kubectlFor, type Kubectl, type KubectlOptions, type Outcome } from './kubectl.js'
export { matches, parseTranscript, runTranscript, type Scene } from './transcript.js'
