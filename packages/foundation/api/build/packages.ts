/** A Go package whose types are part of the wire format, under the alias that Go code imports it by. */
export interface GoPackage {
  alias: string
  path: string
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
    roots: ['PodAttachOptions', 'PodExecOptions', 'PodLogOptions', 'PodPortForwardOptions'],
    unserved: ['PodStatusResult', 'RangeAllocation'],
  }),
  api('admissionv1', 'admission/v1', { roots: ['AdmissionReview'] }),
  api('admissionregistrationv1', 'admissionregistration/v1'),
  api('apidiscoveryv2', 'apidiscovery/v2', { roots: ['APIGroupDiscoveryList'] }),
  api('appsv1', 'apps/v1'),
  api('authenticationv1', 'authentication/v1'),
  api('authorizationv1', 'authorization/v1'),
  api('autoscalingv1', 'autoscaling/v1'),
  api('autoscalingv2', 'autoscaling/v2'),
  api('batchv1', 'batch/v1'),
  api('certificatesv1', 'certificates/v1'),
  api('coordinationv1', 'coordination/v1'),
  api('discoveryv1', 'discovery/v1'),
  api('eventsv1', 'events/v1'),
  api('flowcontrolv1', 'flowcontrol/v1'),
  api('networkingv1', 'networking/v1'),
  api('nodev1', 'node/v1'),
  api('policyv1', 'policy/v1'),
  api('rbacv1', 'rbac/v1'),
  api('resourcev1', 'resource/v1'),
  api('schedulingv1', 'scheduling/v1'),
  api('storagev1', 'storage/v1'),
  {
    alias: 'apiextensionsv1',
    path: 'k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1',
    roots: ['ConversionReview'],
  },
  { alias: 'apiregistrationv1', path: 'k8s.io/kube-aggregator/pkg/apis/apiregistration/v1' },
]

export const byPath: ReadonlyMap<string, GoPackage> = new Map(packages.map((p) => [p.path, p]))
export const byAlias: ReadonlyMap<string, GoPackage> = new Map(packages.map((p) => [p.alias, p]))
