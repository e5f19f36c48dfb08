export { eventually, type Patience } from './eventually.js'
export { clientPrograms, kubectlFor, type Kubectl, type KubectlOptions, type Outcome } from './kubectl.js'
export { matches, parseTranscript, runTranscript, type Scene } from './transcript.js'
