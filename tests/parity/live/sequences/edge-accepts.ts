import { configMaps } from './collections.js'
import { configMap } from './objects.js'
import { get, merge, patch, post, put, queries, remove, table, tryPost, type Sequence, type Step } from './step.js'

const json = { 'Content-Type': 'application/json' }

const accepts = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'text/html',
  'text/plain',
  'image/png',
  '*/*',
  'application/*',
  '*',
  '',
  'application/json;q=0',
  'text/html,*/*;q=0.1',
  'text/html;q=0.9,application/yaml;q=0.8',
  'application/yaml;q=0.2,application/json;q=0.3',
  'application/json;pretty=1',
  'application/json;stream=watch',
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=Table;v=v2;g=meta.k8s.io',
  'application/json;as=Table;g=meta.k8s.io;v=v1,application/json',
  'application/json;as=Nope;g=meta.k8s.io;v=v1,application/json',
  'application/json;g=meta.k8s.io;v=v1',
  'application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io',
  'application/vnd.kubernetes.protobuf,text/html',
  'application/json ; as=Table ; v=v1 ; g=meta.k8s.io',
  'APPLICATION/JSON',
  'application/json,,',
  ';',
  'application',
  'application/json;v=v2',
  'application/cbor',
  'application/json;profile=nokind',
  'application/json;as=APIResourceList;v=v1;g=meta.k8s.io',
  'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,*/*',
]

/** Texts of which some want quotes in YAML. */
const annotations = {
  long: 'words '.repeat(30).trim(),
  'a.b/c': 'yes',
  num: '1.5',
  empty: '',
  multi: 'a\nb\n',
  colon: 'a: b',
  hash: 'a #b',
  quote: '"x"',
  tilde: '~',
  date: '2024-01-01',
  dash: '- x',
  star: '*x',
  pct: '%x',
  at: '@x',
  bar: '|',
  gt: '>',
  lead: ' x',
  trail: 'x ',
  tab: 'a\tb',
  uni: 'ä ☃ 😀',
  bool: 'true',
  n: 'null',
  oct: '0755',
  exp: '1e3',
  hex: '0x1f',
}

function accepting(accept: string, step: Step): Step {
  return { ...step, headers: { Accept: accept, ...step.headers } }
}

export const edgeAccepts: Sequence = {
  name: 'edge/accepts',
  steps: [
    post(configMaps, configMap({ name: 'one', annotations }, { k: 'v' })),
    ...accepts
      .filter((accept) => !accept.includes('protobuf') || accept.includes('as='))
      .flatMap((accept) => [
        get(`${configMaps}/one`, accept),
        get(`${configMaps}/none`, accept),
        get(configMaps, accept),
        get('/api/v1', accept),
        get('/version', accept),
        get('/apis', accept),
      ]),
    ...['application/yaml', 'text/html', table].flatMap((accept) => [
      accepting(accept, tryPost(configMaps, configMap('x'))),
      accepting(accept, put(`${configMaps}/one?dryRun=All`, configMap('one'))),
      accepting(accept, remove(`${configMaps}/one?dryRun=All`)),
      accepting(accept, patch(`${configMaps}/one?dryRun=All`, merge, {})),
      accepting(accept, tryPost(configMaps, { metadata: {} })),
      accepting(accept, tryPost(configMaps, 'x', json)),
      accepting(accept, get('/api/v1/nopes')),
      accepting(accept, remove('/api/v1/namespaces')),
      accepting(accept, get('/nope')),
    ]),
    ...queries(`${configMaps}/one`, ['pretty=true', 'pretty=false', 'pretty=maybe', 'pretty=']),
  ],
}
