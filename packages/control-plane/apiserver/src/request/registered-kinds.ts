import { kindNamed, kinds, parseApiVersion } from '@orrery/api'
import { subresourceTypes } from './subresource-types.js'

/** Kinds of versions that upstream serves no more, or not by default, and still reads. */
const unserved: Readonly<Record<string, string>> = {
  'admissionregistration.k8s.io/v1alpha1': 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/v1beta1':
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'apps/v1beta1': 'ControllerRevision Deployment DeploymentRollback Scale StatefulSet',
  'apps/v1beta2': 'ControllerRevision DaemonSet Deployment ReplicaSet Scale StatefulSet',
  'authentication.k8s.io/v1alpha1': 'SelfSubjectReview',
  'authentication.k8s.io/v1beta1': 'SelfSubjectReview TokenReview',
  'authorization.k8s.io/v1beta1': 'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
  'autoscaling/v2beta1': 'HorizontalPodAutoscaler',
  'autoscaling/v2beta2': 'HorizontalPodAutoscaler',
  'batch/v1beta1': 'CronJob',
  'certificates.k8s.io/v1beta1': 'CertificateSigningRequest ClusterTrustBundle',
  'coordination.k8s.io/v1beta1': 'Lease LeaseCandidate',
  'discovery.k8s.io/v1beta1': 'EndpointSlice',
  'events.k8s.io/v1beta1': 'Event',
  'extensions/v1beta1': 'DaemonSet Deployment DeploymentRollback Ingress NetworkPolicy ReplicaSet Scale',
  'flowcontrol.apiserver.k8s.io/v1beta1': 'FlowSchema PriorityLevelConfiguration',
  'flowcontrol.apiserver.k8s.io/v1beta2': 'FlowSchema PriorityLevelConfiguration',
  'flowcontrol.apiserver.k8s.io/v1beta3': 'FlowSchema PriorityLevelConfiguration',
  'networking.k8s.io/v1beta1': 'IPAddress Ingress IngressClass ServiceCIDR',
  'node.k8s.io/v1alpha1': 'RuntimeClass',
  'node.k8s.io/v1beta1': 'RuntimeClass',
  'policy/v1beta1': 'Eviction PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1alpha1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'rbac.authorization.k8s.io/v1beta1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'resource.k8s.io/v1beta1': 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice',
  'resource.k8s.io/v1beta2': 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice',
  'scheduling.k8s.io/v1alpha1': 'PriorityClass',
  'scheduling.k8s.io/v1beta1': 'PriorityClass',
  'storage.k8s.io/v1alpha1': 'CSIStorageCapacity VolumeAttachment VolumeAttributesClass',
  'storage.k8s.io/v1beta1': 'CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass',
}

/** In every group version. */
const everywhere: ReadonlySet<string> = new Set(['DeleteOptions', 'ListOptions', 'GetOptions', 'CreateOptions', 'UpdateOptions', 'PatchOptions', 'WatchEvent'])

/** Of the core group alone. */
const unversioned: ReadonlySet<string> = new Set(['Status', 'List', 'APIVersions', 'APIGroupList', 'APIGroup', 'APIResourceList'])

/** Groups whose kinds upstream keeps in another's package of internal types. */
const movedFrom: ReadonlyMap<string, string> = new Map([['extensions', 'apps'], ['events', 'core']])

/** What upstream calls a group's package of internal types. */
export function internalPackage(group: string): string {
  const [name = ''] = group.split('.')
  return movedFrom.get(name) ?? (name || 'core')
}

function isKnownVersion(apiVersion: string): boolean {
  return Object.hasOwn(unserved, apiVersion) || kinds.some(({ ref }) => apiVersion === (ref.group === '' ? ref.version : `${ref.group}/${ref.version}`))
}

/** Whether upstream can read a kind at a version, served or not, its lists among them. */
export function isRegistered(apiVersion: string, kind: string): boolean {
  const { group, version } = parseApiVersion(apiVersion)
  const plain = kind.endsWith('List') ? kind.slice(0, -4) : kind
  if (kindNamed(group, version, kind) ?? kindNamed(group, version, plain)) return true
  if (subresourceTypes().has(`${apiVersion} ${kind}`)) return true
  if (unserved[apiVersion]?.split(' ').includes(plain)) return true
  if (apiVersion === 'v1' && unversioned.has(kind)) return true
  return everywhere.has(kind) && isKnownVersion(apiVersion)
}
