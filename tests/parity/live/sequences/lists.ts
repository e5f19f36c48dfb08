import { allConfigMaps, configMaps, namespaces, pods, quotas, secrets } from './collections.js'
import { configMap, pod, secret } from './objects.js'
import {
  get,
  inCluster,
  inNamespace,
  merge,
  named,
  partial,
  partialList,
  patch,
  post,
  queries,
  remove,
  table,
  type Sequence,
} from './step.js'

const five = [0, 1, 2, 3, 4].map((n) =>
  named(`c${n}`, post(configMaps, configMap({ name: `p${n}`, labels: { half: n % 2 === 0 ? 'a' : 'b' } }))),
)

const token = '{{first.metadata.continue}}'
const version = '{{first.metadata.resourceVersion}}'
const oldVersion = '{{c1.metadata.resourceVersion}}'
const matches = ['', 'Exact', 'NotOlderThan', 'Newest']
const versions = [
  '',
  '0',
  '1',
  '01',
  '-1',
  'abc',
  '1.5',
  oldVersion,
  version,
  '99999999999999',
  '18446744073709551616',
]

/** Every resourceVersion with every match, as first pages, as pages with a limit, and as later pages. */
const combinations: Sequence = {
  name: 'list/versions',
  steps: [
    ...five,
    named('first', get(`${configMaps}?limit=2`)),
    ...versions.flatMap((at) =>
      matches.map((match) => get(`${configMaps}?resourceVersion=${at}&resourceVersionMatch=${match}`)),
    ),
    ...versions.flatMap((at) =>
      matches.map((match) => get(`${configMaps}?resourceVersion=${at}&resourceVersionMatch=${match}&limit=2`)),
    ),
    ...versions.flatMap((at) =>
      matches.map((match) =>
        get(`${configMaps}?resourceVersion=${at}&resourceVersionMatch=${match}&limit=2&continue=${token}`),
      ),
    ),
    ...matches.map((match) => get(`${configMaps}?resourceVersionMatch=${match}`)),
    ...versions.map((at) => get(`${configMaps}/p1?resourceVersion=${at}`)),
    get(`${configMaps}/p1?resourceVersionMatch=Exact&resourceVersion=1`),
  ],
}

const pages: Sequence = {
  name: 'list/pages-more',
  steps: [
    ...five,
    named('first', get(`${configMaps}?limit=2`)),
    named('second', get(`${configMaps}?limit=2&continue=${token}`)),
    named('third', get(`${configMaps}?limit=2&continue={{second.metadata.continue}}`)),
    get(`${configMaps}?continue=${token}`),
    get(`${configMaps}?limit=1&continue=${token}`),
    get(`${configMaps}?limit=5&continue=${token}`),
    get(`${configMaps}?limit=2&continue=${token}&labelSelector=half%3Da`),
    get(`${configMaps}?limit=2&continue=${token}&fieldSelector=metadata.name%3Dp3`),
    named('labelled', get(`${configMaps}?limit=1&labelSelector=half%3Da`)),
    get(`${configMaps}?limit=1&labelSelector=half%3Da&continue={{labelled.metadata.continue}}`),
    named('rest', get(`${configMaps}?limit=3&labelSelector=half%3Db`)),
    get(`${configMaps}?limit=2&fieldSelector=metadata.name!%3Dp0`),
    get(`${configMaps}?limit=1&fieldSelector=metadata.name%3Dp0`),
    get(`${configMaps}?limit=5`),
    get(`${configMaps}?limit=4`),
    get(`${configMaps}?limit=4`, table),
    get(`${configMaps}?limit=2&continue=${token}`, table),
    get(`${configMaps}?limit=2`, partialList),
    get(`${configMaps}?limit=2`, partial),
    get(`${secrets}?limit=2&continue=${token}`),
    get(`${allConfigMaps}?limit=2&continue=${token}`),
    post(configMaps, configMap('p15')),
    remove(`${configMaps}/p3`),
    patch(`${configMaps}/p4`, merge, { data: { changed: 'yes' } }),
    get(`${configMaps}?limit=2&continue={{second.metadata.continue}}`),
    get(`${configMaps}?limit=9&continue=${token}`),
    get(`${configMaps}?resourceVersion=${version}&resourceVersionMatch=Exact&limit=2`),
    get(`${configMaps}?resourceVersion=${version}&resourceVersionMatch=NotOlderThan&limit=2`),
    ...queries(configMaps, [
      'continue=',
      'continue=%20',
      'continue=AAAA',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NSwic3RhcnQiOiJwMlx1MDAwMCJ9',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MCwic3RhcnQiOiJwMlx1MDAwMCJ9',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEsInN0YXJ0IjoicDJcdTAwMDAifQ',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjIiLCJydiI6NSwic3RhcnQiOiJwMiJ9',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NSwic3RhcnQiOiIifQ',
      'continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NSwic3RhcnQiOiIuLi8uLi94In0',
      'continue=bm90anNvbg',
      'limit=1&limit=3',
      'limit=99999999999999999999',
      'limit=1.5',
      'limit=+2',
      'limit=%202',
      'limit=',
      'limit=0x2',
      'limit=-3&continue=x',
    ]),
  ],
}

const parameters = [
  'sendInitialEvents=true',
  'sendInitialEvents=false',
  'sendInitialEvents=maybe',
  'sendInitialEvents=true&resourceVersionMatch=NotOlderThan',
  'allowWatchBookmarks=true',
  'allowWatchBookmarks=maybe',
  'watch=false',
  'watch=0',
  'watch=',
  'timeoutSeconds=5',
  'timeoutSeconds=-1',
  'timeoutSeconds=',
  'timeout=1s',
  'timeout=abc',
  'timeout=0',
  'pretty=1',
  'resourceVersion=',
  'resourceVersion=0&limit=1',
  'includeUninitialized=true',
  'export=true',
  'dryRun=All',
  'fieldManager=x',
  'fieldValidation=Bad',
  'propagationPolicy=Bad',
  'shardSelector=x',
  'limit=1&resourceVersion=0&resourceVersionMatch=NotOlderThan',
]

const shapes: Sequence = {
  name: 'list/shapes',
  steps: [
    post(configMaps, configMap({ name: 'one', labels: { l: 'v' }, annotations: { a: 'b' } }, { k: 'v', w: 'x' })),
    post(secrets, secret('one')),
    post(pods, pod({ name: 'one', labels: { l: 'v' } })),
    ...queries(configMaps, parameters),
    ...parameters.map((query) => get(`${configMaps}/one?${query}`)),
    ...['None', 'Metadata', 'Object', 'Everything', ''].flatMap((include) => [
      get(`${configMaps}?includeObject=${include}`, table),
      get(`${configMaps}/one?includeObject=${include}`, table),
      get(`${pods}?includeObject=${include}`, table),
    ]),
    ...[
      partial,
      partialList,
      table,
      'application/json;as=APIGroupList;v=v1;g=meta.k8s.io',
      'application/json;as=Table;v=v1beta1;g=meta.k8s.io',
      'application/json;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io',
      'application/json;as=Table',
      'application/json;as=Table;v=v1',
      'application/json;as=Table;g=meta.k8s.io',
      'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
      'application/json;as=ConfigMap;v=v1;g=',
      'application/yaml;as=Table;v=v1;g=meta.k8s.io',
      'application/json;as=Nope;v=v1;g=meta.k8s.io,application/json',
      'application/json;as=table;v=v1;g=meta.k8s.io',
    ].flatMap((accept) => [
      get(configMaps, accept),
      get(`${configMaps}/one`, accept),
      get(`${configMaps}/missing`, accept),
      get(`${secrets}?limit=1`, accept),
    ]),
    get(inNamespace('endpoints'), table),
    get(quotas, partialList),
    get(`${allConfigMaps}?fieldSelector=metadata.namespace%3D{ns}`, table),
    get(`${inCluster('pods')}?fieldSelector=metadata.namespace%3D{ns},metadata.name%3Done`),
    get(`${inCluster('pods')}?fieldSelector=metadata.namespace%3D{ns}`, partialList),
    get(`${namespaces}?fieldSelector=metadata.name%3D{ns}`, table),
  ],
}

export const lists: readonly Sequence[] = [combinations, pages, shapes]
