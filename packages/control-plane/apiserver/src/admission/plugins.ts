import { alwaysPullImages } from './always-pull-images.js'
import { certificateSubjectRestriction } from './certificate-subject/certificate-subject-restriction.js'
import { defaultIngressClass } from './default-ingress-class.js'
import { defaultStorageClass } from './default-storage-class.js'
import { defaultTolerationSeconds } from './default-toleration-seconds.js'
import { limitRanger } from './limit-ranger/limit-ranger.js'
import { namespaceLifecycle } from './namespace-lifecycle.js'
import { persistentVolumeClaimResize } from './persistent-volume-claim-resize.js'
import type { AdmissionPlugin } from './plugin.js'
import { podSecurity } from './pod-security/pod-security.js'
import { priority } from './priority.js'
import { resourceQuota } from './resource-quota/resource-quota.js'
import { runtimeClass } from './runtime-class/runtime-class.js'
import { serviceAccount } from './service-account/service-account.js'
import { storageObjectInUseProtection } from './storage-object-in-use-protection.js'
import { taintNodesByCondition } from './taint-nodes-by-condition.js'

/** Every plugin, in upstream's order. A new one is a folder or a file and a line here. */
export const admissionPlugins: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccount,
  taintNodesByCondition,
  alwaysPullImages,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  persistentVolumeClaimResize,
  runtimeClass,
  certificateSubjectRestriction,
  defaultIngressClass,
  resourceQuota,
]
