import {
  configMap, keys, maps, pod, post, times, type HostileRequest,
} from './hostile-request.js'

const table = { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' }
const metadata = { accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' }
const asYaml = { accept: 'application/yaml' }
const big = `${maps}/big`
const wide = '/api/v1/namespaces/wide/configmaps'
const crowd = '/api/v1/namespaces/crowd/pods'

function selector(text: string): string {
  return `labelSelector=${encodeURIComponent(text)}`
}

/** Reads of what is large, and long questions. */
export const readings: readonly HostileRequest[] = [
  {
    name: 'GET: 50,000 keys', asks: () => [{ path: big }],
    before: () => [post(maps, configMap('long', { data: { k: 'word '.repeat(180_000), l: 'line\n'.repeat(20_000) } }))],
  },
  { name: 'GET: 50,000 keys as YAML', asks: () => [{ path: big, headers: asYaml }] },
  { name: 'GET: 50,000 keys, pretty', asks: () => [{ path: `${big}?pretty=true` }] },
  { name: 'GET: 50,000 keys, as a table', asks: () => [{ path: big, headers: table }] },
  { name: 'GET: 50,000 keys, of the metadata', asks: () => [{ path: big, headers: metadata }] },
  { name: 'GET: 50,000 keys, gzip', asks: () => [{ path: big, headers: { 'accept-encoding': 'gzip' } }] },
  { name: 'GET: 1 MB of text as YAML', asks: () => [{ path: `${maps}/long`, headers: asYaml }] },
  { name: 'LIST: large maps as YAML', asks: () => [{ path: maps, headers: asYaml }] },
  { name: 'LIST: large maps as a table', asks: () => [{ path: maps, headers: table }] },
  { name: 'LIST: large maps, pretty', asks: () => [{ path: `${maps}?pretty=true` }] },
  { name: 'LIST: large maps', asks: () => [{ path: maps }] },
  {
    name: 'LIST: 10,000 pods', asks: () => [{ path: crowd }],
    before: () => [
      post('/api/v1/namespaces', JSON.stringify({ metadata: { name: 'crowd' } })),
      post('/api/v1/namespaces', JSON.stringify({ metadata: { name: 'wide' } })),
      ...times(10_000, (i) => post(crowd, pod(`p${i}`, {}))),
      ...times(500, (i) => post(wide, configMap(`w${i}`, { data: keys(1_000, () => 'v') }))),
    ],
  },
  { name: 'LIST: 10,000 pods as a table', asks: () => [{ path: crowd, headers: table }] },
  { name: 'LIST: 10,000 pods as YAML', asks: () => [{ path: crowd, headers: asYaml }] },
  { name: 'LIST: 500 maps of 15 KiB as YAML', asks: () => [{ path: wide, headers: asYaml }] },
  { name: 'LIST: 500 maps of 15 KiB, pretty', asks: () => [{ path: `${wide}?pretty=1` }] },
  { name: 'LIST: in 80,000 values', asks: () => [{ path: `${crowd}?${selector(`app in (${times(80_000, (i) => `v${i}`).join(',')})`)}` }] },
  { name: 'LIST: without 80,000 values', asks: () => [{ path: `${crowd}?${selector(`app notin (${times(80_000, (i) => `v${i}`).join(',')})`)}` }] },
  { name: 'LIST: without 80,000 labels', asks: () => [{ path: `${crowd}?${selector(times(80_000, (i) => `!a${i}`).join(','))}` }] },
  { name: 'LIST: 80,000 equalities', asks: () => [{ path: `${crowd}?${selector(times(80_000, (i) => `a${i}=b`).join(','))}` }] },
  { name: 'LIST: 40,000 fields', asks: () => [{ path: `${crowd}?fieldSelector=${encodeURIComponent(times(40_000, (i) => `metadata.name!=a${i}`).join(','))}` }] },
  { name: 'LIST: an open selector of 800 KB', asks: () => [{ path: `${crowd}?${selector('('.repeat(300_000))}` }] },
  { name: 'LIST: a continue token of 900 KB', asks: () => [{ path: `${crowd}?limit=1&continue=${'A'.repeat(900_000)}` }] },
  { name: 'LIST: a revision of 900,000 digits', asks: () => [{ path: `${crowd}?resourceVersion=${'9'.repeat(900_000)}` }] },
  { name: 'LIST: a limit of 900,000 digits', asks: () => [{ path: `${crowd}?limit=${'9'.repeat(900_000)}` }] },
  { name: 'LIST: 200,000 parameters', asks: () => [{ path: `${crowd}?limit=1${'&a=b'.repeat(200_000)}` }] },
  { name: 'a path of 900 KB', asks: () => [{ path: `/api/v1/namespaces/${'%41'.repeat(300_000)}/pods` }] },
  { name: 'a path of 400,000 segments', asks: () => [{ path: `/api/v1/namespaces${'/a'.repeat(400_000)}` }] },
  { name: 'Accept of 60 KB', asks: () => [{ path: `${crowd}?limit=1`, headers: { accept: 'a/b;q=0.1,'.repeat(6_000) } }] },
  { name: 'Accept of 900 KB', asks: () => [{ path: `${crowd}?limit=1`, headers: { accept: 'a/b;q=0.1,'.repeat(90_000) } }] },
  { name: 'Accept of one clause of 900 KB', asks: () => [{ path: `${crowd}?limit=1`, headers: { accept: `a/b${';x=y'.repeat(220_000)}` } }] },
  { name: 'Accept-Encoding of 900 KB', asks: () => [{ path: maps, headers: { 'accept-encoding': 'zip,'.repeat(220_000) } }] },
  { name: 'Content-Type of 900 KB', asks: () => [post(maps, '{}', { 'content-type': ';'.repeat(900_000) })] },
  { name: 'User-Agent of 900 KB', asks: () => [post(`${maps}?dryRun=All`, configMap('a', {}), { 'content-type': 'application/json', 'user-agent': 'x'.repeat(900_000) })] },
  { name: '10,000 headers', asks: () => [{ path: `${crowd}?limit=1`, headers: keys(10_000, () => 'v', 'x-') }] },
  { name: '80,000 headers', asks: () => [{ path: `${crowd}?limit=1`, headers: keys(80_000, () => '', 'x') }] },
  { name: 'a header 120,000 times', asks: () => [{ path: `${crowd}?limit=1`, headers: { a: times(120_000, () => '') } }] },
  { name: 'WATCH: from the start, 10,000 pods', asks: () => [{ path: `${crowd}?watch=1&timeoutSeconds=1` }] },
  { name: 'WATCH: from the start, as a table', asks: () => [{ path: `${crowd}?watch=1&timeoutSeconds=1`, headers: table }] },
  { name: 'WATCH: from the start, of the metadata', asks: () => [{ path: `${crowd}?watch=1&timeoutSeconds=1`, headers: metadata }] },
  { name: 'WATCH: large maps as a table', asks: () => [{ path: `${maps}?watch=1&timeoutSeconds=1`, headers: table }] },
  { name: 'WATCH: from revision 1', asks: () => [{ path: `${crowd}?watch=1&timeoutSeconds=1&resourceVersion=1` }] },
  { name: 'WATCH: without 40,000 labels, from revision 1', asks: () => [{ path: `${crowd}?watch=1&timeoutSeconds=1&resourceVersion=1&${selector(times(40_000, (i) => `!a${i}`).join(','))}` }] },
  { name: 'DELETE: large maps, dry', asks: () => [{ method: 'DELETE', path: `${maps}?dryRun=All` }] },
  { name: 'DELETE: 10,000 pods', asks: () => [{ method: 'DELETE', path: `${crowd}?gracePeriodSeconds=0` }] },
  { name: 'DELETE: 500 maps of 15 KiB', asks: () => [{ method: 'DELETE', path: wide }] },
]
