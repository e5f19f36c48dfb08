import { at, badRequest, creating, invalid, patch, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { label } from '../texts.js'

const { replicaSet, daemonSet, statefulSet, replicationController, podTemplate, controllerRevision } = good
const other = { '/spec/selector': { matchLabels: { app: 'b' } }, '/spec/template/metadata/labels': { app: 'b' } }

/** Deployments and what else keeps pods. */
export const workloads: readonly BadInput[] = [
  {
    name: 'a replica set: a selector of everything', request: creating(replicaSet, { '/spec/selector': {} }),
    answer: invalid('ReplicaSet.apps "x"', 'spec.selector: Invalid value: {}: empty selector is invalid for deployment'),
  },
  {
    name: 'a replica set: pods that do not restart',
    request: creating(replicaSet, { '/spec/template/spec/restartPolicy': 'Never' }),
    answer: invalid('ReplicaSet.apps "x"', 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'),
  },
  {
    name: 'a replica set: another selector', given: [creating(replicaSet)], request: updating(replicaSet, other),
    answer: invalid('ReplicaSet.apps "x"', 'spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable'),
  },
  {
    name: 'a replica set: a status of more than there are', given: [creating(replicaSet)],
    request: patch('merge', at(replicaSet, 'status'), { status: { replicas: 1, fullyLabeledReplicas: 2 } }),
    answer: invalid('ReplicaSet.apps "x"', 'status.fullyLabeledReplicas: Invalid value: 2: cannot be greater than status.replicas'),
  },
  {
    name: 'a daemon set: no selector', request: creating(daemonSet, { '/spec/selector': undefined }),
    answer: invalid('DaemonSet.apps "x"', 'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'),
  },
  {
    name: 'a daemon set: one away, and one besides',
    request: creating(daemonSet, { '/spec/updateStrategy': { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } } }),
    answer: invalid('DaemonSet.apps "x"', 'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'),
  },
  {
    name: 'a daemon set: none away',
    request: creating(daemonSet, { '/spec/updateStrategy': { rollingUpdate: { maxUnavailable: 0 } } }),
    answer: invalid('DaemonSet.apps "x"', 'spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0'),
  },
  {
    name: 'a daemon set: an unknown strategy',
    request: creating(daemonSet, { '/spec/updateStrategy': { type: 'Recreate' } }),
    answer: invalid('DaemonSet.apps "x"', 'spec.updateStrategy: Unsupported value: {"type":"Recreate"}: supported values: "RollingUpdate", "OnDelete"'),
  },
  {
    name: 'a daemon set: another selector', given: [creating(daemonSet)], request: updating(daemonSet, other),
    answer: invalid('DaemonSet.apps "x"', 'spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable'),
  },
  {
    name: 'a stateful set: an unknown order of pods',
    request: creating(statefulSet, { '/spec/podManagementPolicy': 'Any' }),
    answer: invalid('StatefulSet.apps "x"', `spec.podManagementPolicy: Invalid value: "Any": must be 'OrderedReady' or 'Parallel'`),
  },
  {
    name: 'a stateful set: a service of a bad name', request: creating(statefulSet, { '/spec/serviceName': '-1' }),
    answer: invalid('StatefulSet.apps "x"', `spec.serviceName: Invalid value: "-1": ${label}`),
  },
  {
    name: 'a stateful set: numbers from below zero',
    request: creating(statefulSet, { '/spec/ordinals': { start: -1 } }),
    answer: invalid('StatefulSet.apps "x"', 'spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'a stateful set: an unknown fate of claims',
    request: creating(statefulSet, { '/spec/persistentVolumeClaimRetentionPolicy': { whenScaled: 'Keep' } }),
    answer: invalid('StatefulSet.apps "x"', 'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Retain", "Delete"'),
  },
  {
    name: 'a stateful set: no containers',
    request: creating(statefulSet, { '/spec/template/spec/containers': [] }),
    answer: invalid('StatefulSet.apps "x"', 'spec.template.spec.containers: Required value'),
  },
  {
    name: 'a stateful set: a part below zero',
    request: creating(statefulSet, { '/spec/updateStrategy': { rollingUpdate: { partition: -1 } } }),
    answer: invalid('StatefulSet.apps "x"', 'spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'a stateful set: another service', given: [creating(statefulSet)],
    request: updating(statefulSet, { '/spec/serviceName': 't' }),
    answer: invalid('StatefulSet.apps "x"', "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"),
  },
  {
    name: 'a replication controller: no template',
    request: creating(replicationController, { '/spec/template': undefined }),
    answer: invalid('ReplicationController "x"', 'spec.template: Required value'),
  },
  {
    name: 'a replication controller: a selector of others',
    request: creating(replicationController, { '/spec/selector': { app: 'b' } }),
    answer: invalid('ReplicationController "x"', 'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'),
  },
  {
    name: 'a replication controller: a text for replicas',
    request: creating(replicationController, { '/spec/replicas': '1' }),
    answer: badRequest('ReplicationController in version "v1" cannot be handled as a ReplicationController: json: cannot unmarshal string into Go struct field ReplicationControllerSpec.spec.replicas of type int32'),
  },
  {
    name: 'a pod template: no containers', request: creating(podTemplate, { '/template/spec/containers': [] }),
    answer: invalid('PodTemplate "x"', 'template.spec.containers: Required value'),
  },
  {
    name: 'a controller revision: no data', request: creating(controllerRevision, { '/data': undefined }),
    answer: invalid('ControllerRevision.apps "x"', 'data: Required value: data is mandatory'),
  },
  {
    name: 'a controller revision: a number below zero', request: creating(controllerRevision, { '/revision': -1 }),
    answer: invalid('ControllerRevision.apps "x"', 'revision: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'a controller revision: other data', given: [creating(controllerRevision)],
    request: updating(controllerRevision, { '/data': { a: 2 } }),
    answer: invalid('ControllerRevision.apps "x"', 'data: Invalid value: {"a":2}: field is immutable'),
  },
]
