import type { JsonObject } from '../../exchange.js'
import {
  configMaps,
  jobs,
  namespaces,
  nodes,
  pods,
  replicaSets,
  replicationControllers,
  secrets,
} from './collections.js'
import { configMap, job, namedKinds, object, pod, replicaSet, replicationController, secret } from './objects.js'
import {
  get,
  inCluster,
  inNamespace,
  merge,
  patch,
  post,
  queries,
  remove,
  type Sequence,
  type Step,
} from './step.js'

function fields(path: string, selectors: readonly string[]): Step[] {
  return queries(
    path,
    selectors.map((selector) => `fieldSelector=${encodeURIComponent(selector)}`),
  )
}

const ofPods: Sequence = {
  name: 'fields/pods',
  steps: [
    post(pods, pod('one', { nodeName: 'node-7', hostNetwork: true })),
    post(pods, pod('two', { restartPolicy: 'Never', schedulerName: 'other' })),
    patch(`${pods}/one/status`, merge, {
      status: { phase: 'Running', podIP: '10.3.3.3', podIPs: [{ ip: '10.3.3.3' }] },
    }),
    ...fields(pods, [
      'metadata.name=one',
      'metadata.name!=one',
      'metadata.namespace=x',
      'spec.nodeName=node-7',
      'spec.nodeName!=node-7',
      'spec.nodeName=',
      'spec.restartPolicy=Never',
      'spec.restartPolicy=never',
      'spec.schedulerName=other',
      'spec.serviceAccountName=default',
      'spec.hostNetwork=true',
      'spec.hostNetwork=True',
      'status.phase=Running',
      'status.phase!=Running,spec.nodeName=',
      'status.podIP=10.3.3.3',
      'status.podIPs=10.3.3.3',
      'status.nominatedNodeName=',
      'status.qosClass=BestEffort',
      'metadata.uid=1',
      'metadata.labels=x',
      'spec',
      'spec.nodeName',
      '=',
      '==',
      '=a',
      'a=',
      'spec.nodeName==node-7',
      'spec.nodeName>node-7',
      'spec.nodeName in (a)',
      '!spec.nodeName',
      'spec.nodeName=node-7,',
      ',',
      ',,metadata.name=one',
      'metadata.name=one,metadata.name=two',
      'metadata.name=one,metadata.name!=one',
      'metadata.name=a=b',
      'metadata.name=a\\=b',
      'metadata.name=a\\,b',
      'metadata.name=a\\b',
      'metadata.name=one\\',
      'metadata.name= one',
      ' metadata.name=one',
      'Metadata.Name=one',
      'spec.containers[0].name=main',
      'metadata.name=One',
      'metadata.name=' + 'x'.repeat(300),
    ]),
    get(`${pods}?fieldSelector=status.phase%3DRunning&labelSelector=!app&limit=1`),
    get(`${pods}?fieldSelector=metadata.name%3Done&fieldSelector=metadata.name%3Dtwo`),
  ],
}

const event: JsonObject = object('v1', 'Event', 'e.1', {
  type: 'Warning',
  reason: 'Broke',
  message: 'it broke',
  source: { component: 'tester' },
  involvedObject: {
    kind: 'Pod',
    namespace: '{ns}',
    name: 'one',
    uid: 'u-1',
    apiVersion: 'v1',
    resourceVersion: '77',
    fieldPath: 'spec.containers{main}',
  },
})

const events: Sequence = {
  name: 'fields/events',
  steps: [
    post(inNamespace('events'), event),
    ...fields(inNamespace('events'), [
      'involvedObject.kind=Pod',
      'involvedObject.namespace={ns}',
      'involvedObject.name=one',
      'involvedObject.uid=u-1',
      'involvedObject.apiVersion=v1',
      'involvedObject.resourceVersion=77',
      'involvedObject.fieldPath=spec.containers{main}',
      'reason=Broke',
      'reportingComponent=',
      'source=tester',
      'type=Warning',
      'type!=Warning',
      'message=it broke',
      'regarding.name=one',
      'source.component=tester',
      'action=',
      'reportingController=',
    ]),
    ...fields(inNamespace('events', 'events.k8s.io/v1'), [
      'regarding.kind=Pod',
      'regarding.name=one',
      'involvedObject.name=one',
      'reason=Broke',
      'reportingController=',
      'type=Warning',
      'note=x',
      'source=tester',
      'regarding.fieldPath=spec.containers{main}',
      'deprecatedSource.component=tester',
      'regarding.uid=u-1',
      'regarding.resourceVersion=77',
    ]),
  ],
}

const others: Sequence = {
  name: 'fields/others',
  steps: [
    post(secrets, secret('s')),
    ...fields(secrets, ['type=Opaque', 'type!=Opaque', 'type=', 'data=x', 'metadata.name=s,type=Opaque']),
    post(jobs, job('j')),
    ...fields(jobs, [
      'status.successful=0',
      'status.successful=1',
      'status.active=0',
      'status.succeeded=0',
      'metadata.name=j',
    ]),
    post(replicaSets, replicaSet('r')),
    ...fields(replicaSets, ['status.replicas=0', 'status.replicas!=0', 'spec.replicas=2']),
    post(replicationControllers, replicationController('r')),
    ...fields(replicationControllers, ['status.replicas=0', 'status.replicas=1', 'spec.replicas=2']),
    ...fields(namespaces, [
      'metadata.name={ns},status.phase=Active',
      'name={ns}',
      'metadata.name={ns},status.phase=Terminating',
      'status=Active',
    ]),
    post(nodes, object('v1', 'Node', '{ns}-n', { spec: { unschedulable: true } })),
    ...fields(nodes, [
      'metadata.name={ns}-n,spec.unschedulable=true',
      'metadata.name={ns}-n,spec.unschedulable=false',
      'spec.podCIDR=',
    ]),
    remove(`${nodes}/{ns}-n`),
    post(configMaps, configMap('c', { k: 'v' })),
    ...fields(configMaps, ['data=x', 'name=c', 'metadata.name=c', 'metadata.generateName=', 'immutable=true']),
    ...fields(inCluster('certificatesigningrequests', 'certificates.k8s.io/v1'), [
      'spec.signerName=none',
      'spec.username=x',
      'metadata.name=nope',
    ]),
    ...fields(inCluster('podtemplates'), ['metadata.name=nope', 'template=x']),
    ...fields(inCluster('ipaddresses', 'networking.k8s.io/v1'), [
      'metadata.name=nope',
      'spec.parentRef.name=x',
      'parentRef.name=x',
      'spec.parentRef.resource=x',
    ]),
    ...fields(inCluster('resourceslices', 'resource.k8s.io/v1'), [
      'spec.nodeName=x',
      'spec.driver=x',
      'spec.pool.name=x',
    ]),
    ...fields(inCluster('customresourcedefinitions', 'apiextensions.k8s.io/v1'), [
      'metadata.name=nope',
      'spec.group=x',
    ]),
    ...fields(inCluster('apiservices', 'apiregistration.k8s.io/v1'), ['metadata.name=nope', 'spec.group=x']),
  ],
}

const kinds: Sequence = {
  name: 'fields/every-kind',
  steps: namedKinds.flatMap(([plural, groupVersion, namespaced]) => {
    const path = namespaced ? inNamespace(plural, groupVersion) : inCluster(plural, groupVersion)
    return [
      get(`${path}?fieldSelector=metadata.name%3Dnope`),
      get(`${path}?fieldSelector=spec.nope%3Dx`),
      get(`${path}?fieldSelector=metadata.namespace%3Dx,metadata.name%3Dx`),
      get(`${path}/nope`),
    ]
  }),
}

export const fieldSelectors: readonly Sequence[] = [ofPods, events, others, kinds]
