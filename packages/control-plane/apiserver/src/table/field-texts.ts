const labelSelectors = 'More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors'
const roleRefFails = 'If the RoleRef cannot be resolved, the Authorizer must return an error.'

/**
 * Texts of `type.field` the schema's source has none of (it describes no field whose type is another object), and those
 * that upstream's columns still take from a version no longer served, such as extensions/v1beta1.
 */
export const fieldTexts: Readonly<Record<string, string>> = {
  'appsv1.DaemonSetSpec.selector':
    'A label query over pods that are managed by the daemon set. Must match in order to be controlled. ' +
    `If empty, defaulted to labels on Pod template. ${labelSelectors}`,
  'appsv1.DaemonSetStatus.numberReady':
    'The number of nodes that should be running the daemon pod and have one or more of the daemon pod running and ready.',
  'appsv1.ReplicaSetSpec.selector':
    'Selector is a label query over pods that should match the replica count. If the selector is empty, it is defaulted to ' +
    'the labels present on the pod template. Label keys and values that must match in order to be controlled by this ' +
    `replica set. ${labelSelectors}`,
  'autoscalingv2.HorizontalPodAutoscalerSpec.metrics':
    'metrics contains the specifications for which to use to calculate the desired replica count (the maximum replica ' +
    'count across all metrics will be used).  The desired replica count is calculated multiplying the ratio between the ' +
    'target value and the current value by the current number of pods.  Ergo, metrics used must decrease as the pod ' +
    'count is increased, and vice-versa.  See the individual metric source types for more information about how each ' +
    'type of metric must respond.',
  'autoscalingv2.HorizontalPodAutoscalerSpec.scaleTargetRef':
    'scaleTargetRef points to the target resource to scale, and is used to the pods for which metrics should be ' +
    'collected, as well as to actually change the replica count.',
  'batchv1.JobSpec.selector':
    'A label query over pods that should match the pod count. Normally, the system sets this field for you. ' + labelSelectors,
  'certificatesv1.CertificateSigningRequestSpec.request': 'Base64-encoded PKCS#10 CSR data',
  'certificatesv1.CertificateSigningRequestSpec.signerName':
    'Requested signer for the request. It is a qualified name in the form: `scope-hostname.io/name`. ' +
    "If empty, it will be defaulted:\n 1. If it's a kubelet client certificate, it is assigned\n" +
    '    "kubernetes.io/kube-apiserver-client-kubelet".\n' +
    " 2. If it's a kubelet serving certificate, it is assigned\n" +
    '    "kubernetes.io/kubelet-serving".\n 3. Otherwise, it is assigned "kubernetes.io/legacy-unknown".\n' +
    'Distribution of trust for signers happens out of band. You can select on this field using `spec.signerName`.',
  'certificatesv1.CertificateSigningRequestStatus.conditions':
    'Conditions applied to the request, such as approval or denial.',
  'corev1.Event.involvedObject': 'The object that this event is about.',
  'corev1.Event.source': 'The component reporting this event. Should be a short machine understandable string.',
  'corev1.PersistentVolumeSpec.claimRef':
    'claimRef is part of a bi-directional binding between PersistentVolume and PersistentVolumeClaim. Expected to be ' +
    'non-nil when bound. claim.VolumeName is the authoritative bind between PV and PVC. ' +
    'More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#binding',
  'discoveryv1.EndpointSlice.addressType':
    'addressType specifies the type of address carried by this EndpointSlice. All addresses in this slice must be the ' +
    'same type. This field is immutable after creation. The following address types are currently supported: ' +
    '* IPv4: Represents an IPv4 Address. * IPv6: Represents an IPv6 Address. * FQDN: Represents a Fully Qualified Domain Name.',
  'discoveryv1.EndpointSlice.ports':
    'ports specifies the list of network ports exposed by each endpoint in this slice. Each port must have a unique name. ' +
    'When ports is empty, it indicates that there are no defined ports. When a port is defined with a nil port value, it ' +
    'indicates "all ports". Each slice may include a maximum of 100 ports.',
  'flowcontrolv1.FlowSchemaSpec.distinguisherMethod':
    '`distinguisherMethod` defines how to compute the flow distinguisher for requests that match this schema. `nil` ' +
    'specifies that the distinguisher is disabled and thus will always be the empty string.',
  'networkingv1.NetworkPolicySpec.podSelector':
    'Selects the pods to which this NetworkPolicy object applies.  The array of ingress rules is applied to any pods ' +
    'selected by this field. Multiple network policies can select the same set of pods.  In this case, the ingress rules ' +
    'for each are combined additively. This field is NOT optional and follows standard label selector semantics. ' +
    'An empty podSelector matches all pods in this namespace.',
  'rbacv1.ClusterRoleBinding.roleRef': `RoleRef can only reference a ClusterRole in the global namespace. ${roleRefFails}`,
  'rbacv1.RoleBinding.roleRef':
    `RoleRef can reference a Role in the current namespace or a ClusterRole in the global namespace. ${roleRefFails}`,
}
