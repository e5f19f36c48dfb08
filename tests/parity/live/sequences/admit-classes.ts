import type { Json, JsonObject } from '../../exchange.js'
import { claims, ingressClasses, ingresses, pods } from './collections.js'
import { claim, object, pod } from './objects.js'
import { inCluster, merge, patch, pausing, post, remove, tryPost, type Sequence } from './step.js'

const classPath = inCluster('storageclasses', 'storage.k8s.io/v1')
const storageClass = (name: string, isDefault: boolean, rest: JsonObject = {}): Json =>
  object(
    'storage.k8s.io/v1',
    'StorageClass',
    {
      name: `{ns}-${name}`,
      annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) },
    },
    { provisioner: 'example.com/p', ...rest },
  )
const priorityPath = inCluster('priorityclasses', 'scheduling.k8s.io/v1')
const priority = (name: string, value: number, rest: JsonObject = {}): Json =>
  object('scheduling.k8s.io/v1', 'PriorityClass', `{ns}-${name}`, { value, ...rest })
const runtimePath = inCluster('runtimeclasses', 'node.k8s.io/v1')
const ingress = (name: string, spec: JsonObject = {}): Json =>
  object('networking.k8s.io/v1', 'Ingress', name, {
    spec: { defaultBackend: { service: { name: 's', port: { number: 80 } } }, ...spec },
  })
const ingressClass = (name: string, isDefault: boolean): Json =>
  object(
    'networking.k8s.io/v1',
    'IngressClass',
    {
      name: `{ns}-${name}`,
      annotations: { 'ingressclass.kubernetes.io/is-default-class': String(isDefault) },
    },
    { spec: { controller: 'example.com/c' } },
  )

export const admitClasses: Sequence = {
  name: 'admit/classes',
  steps: [
    post(claims, claim('none')),
    post(classPath, storageClass('a', true)),
    pausing(0.5, post(classPath, storageClass('b', false, { allowVolumeExpansion: true }))),
    post(claims, claim('one')),
    pausing(0.5, post(classPath, storageClass('c', true))),
    post(claims, claim('two')),
    post(claims, claim('empty', { storageClassName: '' })),
    post(claims, claim('b', { storageClassName: '{ns}-b' })),
    ...['none', 'one', 'b'].flatMap((name) => [
      patch(`${claims}/${name}?dryRun=All`, merge, {
        spec: { resources: { requests: { storage: '3Gi' } } },
      }),
      patch(`${claims}/${name}/status`, merge, {
        status: { phase: 'Bound', capacity: { storage: '1Gi' } },
      }),
      patch(`${claims}/${name}?dryRun=All`, merge, {
        spec: { resources: { requests: { storage: '3Gi' } } },
      }),
    ]),
    ...['a', 'b', 'c'].map((name) => remove(`${classPath}/{ns}-${name}`)),
    post(priorityPath, priority('high', 1000)),
    post(priorityPath, priority('never', 5, { preemptionPolicy: 'Never' })),
    post(priorityPath, priority('def', 77, { globalDefault: true })),
    pausing(0.5, post(priorityPath, priority('def2', 78, { globalDefault: true }))),
    post(priorityPath, priority('sys', 2000000000)),
    tryPost(pods, pod('a')),
    tryPost(pods, pod('a', { priorityClassName: '{ns}-high' })),
    tryPost(pods, pod('a', { priorityClassName: '{ns}-never' })),
    tryPost(pods, pod('a', { priorityClassName: '{ns}-high', priority: 5 })),
    tryPost(pods, pod('a', { priorityClassName: '{ns}-high', preemptionPolicy: 'Never' })),
    tryPost(pods, pod('a', { priority: 77 })),
    tryPost(pods, pod('a', { priorityClassName: 'nope' })),
    tryPost(pods, pod('a', { priorityClassName: 'system-cluster-critical' })),
    ...['high', 'never', 'def', 'def2', 'sys'].map((name) => remove(`${priorityPath}/{ns}-${name}`)),
    pausing(
      0.5,
      post(
        runtimePath,
        object('node.k8s.io/v1', 'RuntimeClass', '{ns}-r', {
          handler: 'h',
          overhead: { podFixed: { cpu: '100m' } },
          scheduling: { nodeSelector: { kind: 'vm' }, tolerations: [{ key: 'vm', operator: 'Exists' }] },
        }),
      ),
    ),
    tryPost(pods, pod('a', { runtimeClassName: '{ns}-r' })),
    tryPost(pods, pod('a', { runtimeClassName: '{ns}-r', overhead: { cpu: '100m' } })),
    tryPost(pods, pod('a', { runtimeClassName: '{ns}-r', overhead: { cpu: '1' } })),
    tryPost(pods, pod('a', { overhead: { cpu: '1' } })),
    tryPost(pods, pod('a', { runtimeClassName: '{ns}-r', nodeSelector: { kind: 'metal' } })),
    tryPost(
      pods,
      pod('a', {
        runtimeClassName: '{ns}-r',
        nodeSelector: { kind: 'vm', more: 'x' },
        tolerations: [
          { key: 'vm', operator: 'Exists' },
          { key: 'z', operator: 'Exists' },
        ],
      }),
    ),
    tryPost(pods, pod('a', { runtimeClassName: 'nope' })),
    remove(`${runtimePath}/{ns}-r`),
    tryPost(ingresses, ingress('i')),
    pausing(0.5, post(ingressClasses, ingressClass('a', true))),
    tryPost(ingresses, ingress('i')),
    tryPost(ingresses, ingress('i', { ingressClassName: 'x' })),
    pausing(0.5, post(ingressClasses, ingressClass('b', true))),
    tryPost(ingresses, ingress('i')),
    remove(inCluster('ingressclasses/{ns}-a', 'networking.k8s.io/v1')),
    remove(inCluster('ingressclasses/{ns}-b', 'networking.k8s.io/v1')),
  ],
}
