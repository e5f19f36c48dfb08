export type * from './api-client.js'
export type * from './event-recorder-contract.js'
export type * from './informer-contract.js'
export type * from './workqueue-contract.js'
export { createClient, type ClientOptions } from './rest/create-client.js'
export { listAll } from './rest/list-all.js'
export { queryString, resourcePath, type Query } from './rest/resource-path.js'
export { createWorkqueue, type WorkqueueOptions } from './workqueue/workqueue.js'
export {
  bucketLimiter,
  controllerLimiter,
  exponentialLimiter,
  longestOf,
  type RateLimiter,
} from './workqueue/rate-limiter.js'
export { createInformer } from './informer/informer.js'
export {
  createInformerFactory,
  type InformerFactory,
  type InformerFactoryOptions,
  type InformerScope,
} from './informer/informer-factory.js'
export { objectKey, splitKey } from './informer/object-key.js'
export type { ReflectorOptions, Selectors } from './informer/reflector.js'
export { createEventRecorder, type BackgroundRecorder, type EventRecorderOptions } from './events/event-recorder.js'
export type { EventSource } from './events/event-draft.js'
export { claimLease, electionTimes, releasedLease, type ElectionTimes, type ElectionView } from './leader-election/election.js'
export { createLeaderElector, type LeaderElector, type LeaderElectorOptions } from './leader-election/leader-elector.js'
export { whileLeading } from './leader-election/while-leading.js'
export { loadKubeconfig } from './kubeconfig/kubeconfig.js'
