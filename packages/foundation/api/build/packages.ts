/** A Go package whose types are part of the wire format, under the alias that Go code imports it by. */
export interface GoPackage {
  alias: string
  path: string
  /** The API group it declares, where it declares one that is served. */
  group?: string
  /** Roots of what the table keeps: besides every kind with ObjectMeta, these. */
  roots?: readonly string[]
  /** Kinds with ObjectMeta that no server serves. */
  unserved?: readonly string[]
}

const api = (alias: string, folder: string, more: Partial<GoPackage> = {}): GoPackage => ({
  alias,
  path: `k8s.io/api/${folder}`,
  ...more,
})

/** Every group version served by default, and the metadata and review types that travel with them. */
export const packages: readonly GoPackage[] = [
  {
    alias: 'metav1',
    path: 'k8s.io/apimachinery/pkg/apis/meta/v1',
    roots: [
      'APIGroup', 'APIGroupList', 'APIResourceList', 'APIVersions', 'Condition', 'CreateOptions', 'DeleteOptions',
      'GetOptions', 'GroupKind', 'GroupResource', 'GroupVersionKind', 'GroupVersionResource', 'LabelSelector', 'ListMeta',
      'ListOptions', 'ObjectMeta', 'PartialObjectMetadata', 'PartialObjectMetadataList', 'PatchOptions', 'Status', 'Table',
      'TableOptions', 'TypeMeta', 'UpdateOptions', 'WatchEvent',
    ],
  },
  api('corev1', 'core/v1', {
    group: '',
    roots: ['PodAttachOptions', 'PodExecOptions', 'PodLogOptions', 'PodPortForwardOptions'],
    unserved: ['PodStatusResult', 'RangeAllocation'],
  }),
  api('admissionv1', 'admission/v1', { roots: ['AdmissionReview'] }),
  api('admissionregistrationv1', 'admissionregistration/v1', { group: 'admissionregistration.k8s.io' }),
  api('apidiscoveryv2', 'apidiscovery/v2', { roots: ['APIGroupDiscoveryList'] }),
  api('appsv1', 'apps/v1', { group: 'apps' }),
  api('authenticationv1', 'authentication/v1', { group: 'authentication.k8s.io' }),
  api('authorizationv1', 'authorization/v1', { group: 'authorization.k8s.io' }),
  api('autoscalingv1', 'autoscaling/v1', { group: 'autoscaling' }),
  api('autoscalingv2', 'autoscaling/v2', { group: 'autoscaling' }),
  api('batchv1', 'batch/v1', { group: 'batch' }),
  api('certificatesv1', 'certificates/v1', { group: 'certificates.k8s.io' }),
  api('coordinationv1', 'coordination/v1', { group: 'coordination.k8s.io' }),
  api('discoveryv1', 'discovery/v1', { group: 'discovery.k8s.io' }),
  api('eventsv1', 'events/v1', { group: 'events.k8s.io' }),
  api('flowcontrolv1', 'flowcontrol/v1', { group: 'flowcontrol.apiserver.k8s.io' }),
  api('networkingv1', 'networking/v1', { group: 'networking.k8s.io' }),
  api('nodev1', 'node/v1', { group: 'node.k8s.io' }),
  api('policyv1', 'policy/v1', { group: 'policy' }),
  api('rbacv1', 'rbac/v1', { group: 'rbac.authorization.k8s.io' }),
  api('resourcev1', 'resource/v1', { group: 'resource.k8s.io' }),
  api('schedulingv1', 'scheduling/v1', { group: 'scheduling.k8s.io' }),
  api('storagev1', 'storage/v1', { group: 'storage.k8s.io' }),
  {
    alias: 'apiextensionsv1',
    group: 'apiextensions.k8s.io',
    path: 'k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1',
    roots: ['ConversionReview'],
  },
  {
    alias: 'apiregistrationv1',
    group: 'apiregistration.k8s.io',
    path: 'k8s.io/kube-aggregator/pkg/apis/apiregistration/v1',
  },
]

/** `corev1` and its like end in their version. */
export const versionOf = (alias: string): string => /v\d\w*$/.exec(alias)?.[0] ?? ''

export const byPath: ReadonlyMap<string, GoPackage> = new Map(packages.map((p) => [p.path, p]))
export const byAlias: ReadonlyMap<string, GoPackage> = new Map(packages.map((p) => [p.alias, p]))
