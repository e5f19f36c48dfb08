import {
  configMap, jsonPatch, keys, maps, mergePatch, patch, pod, pods, post, put, strategicPatch, times, yaml, type HostileRequest,
} from './hostile-request.js'

const big = `${maps}/big`
const bigData = configMap('big', { data: keys(50_000, (i) => `${i}`) })
const listed = `${pods}/listed`
const standing = (): readonly ReturnType<typeof post>[] => [post(maps, bigData)]
const many = pod('listed', { env: times(5_000, (i) => ({ name: `E${i}`, value: 'v' })) })

/** Changes of what is large, or that are large. */
export const changes: readonly HostileRequest[] = [
  { name: 'create: 50,000 keys', asks: () => [post(maps, configMap('created', { data: keys(50_000, () => 'v') }))] },
  { name: 'create: 30,000 labels', asks: () => [post(maps, JSON.stringify({ metadata: { name: 'labelled', labels: keys(30_000, () => 'v') } }))] },
  { name: 'update: 30,000 labels are others', asks: () => [put(`${maps}/labelled`, JSON.stringify({ metadata: { name: 'labelled', labels: keys(30_000, () => 'w') } }))] },
  { name: 'update: 50,000 keys', before: standing, asks: () => [put(big, configMap('big', { data: keys(50_000, () => 'w') }))] },
  { name: 'update: of nothing, 50,000 keys', asks: () => [put(big, configMap('big', { data: keys(50_000, () => 'w') }))] },
  { name: 'small merge patch of 50,000 keys', asks: () => [patch(big, mergePatch, { data: { k1: 'new' } })] },
  { name: 'small merge patch of 50,000 keys, 20 at once', asks: () => times(20, (i) => patch(big, mergePatch, { data: { k1: `${i}` } })) },
  { name: 'small strategic patch of 50,000 keys', asks: () => [patch(big, strategicPatch, { data: { k2: 'new' } })] },
  { name: 'small JSON patch of 50,000 keys', asks: () => [patch(big, jsonPatch, [{ op: 'add', path: '/data/k3', value: 'new' }])] },
  { name: 'merge patch of 100,000 keys', asks: () => [patch(`${big}?dryRun=All`, mergePatch, { data: keys(100_000, () => 'n') })] },
  { name: 'strategic patch of 100,000 keys', asks: () => [patch(`${big}?dryRun=All`, strategicPatch, { data: keys(100_000, () => 'n') })] },
  { name: 'JSON patch: 9,000 in front', before: () => [post(pods, many)], asks: () => [patch(`${listed}?dryRun=All`, jsonPatch, times(9_000, (i) => ({ op: 'add', path: '/spec/tolerations/0', value: { key: `k${i}`, operator: 'Exists' } })))] },
  { name: 'JSON patch: 9,000 copies', asks: () => [patch(`${listed}?dryRun=All`, jsonPatch, times(9_000, (i) => ({ op: 'copy', from: '/spec/containers/0/env', path: `/metadata/annotations/a${i}` })))] },
  { name: 'JSON patch: 600 copies that double', asks: () => [patch(`${listed}?dryRun=All`, jsonPatch, times(600, (i) => ({ op: 'copy', from: '/metadata', path: `/metadata/x${i}` })))] },
  { name: 'JSON patch: 10,000 tests', asks: () => [patch(`${listed}?dryRun=All`, jsonPatch, times(10_000, () => ({ op: 'test', path: '/kind', value: 'Pod' })))] },
  { name: 'JSON patch: a path of 1 MiB', asks: () => [patch(`${listed}?dryRun=All`, jsonPatch, [{ op: 'add', path: '/a'.repeat(500_000), value: 1 }])] },
  { name: 'strategic patch: 50,000 items', asks: () => [patch(`${listed}?dryRun=All`, strategicPatch, { spec: { containers: [{ name: 'c', env: times(50_000, (i) => ({ name: `N${i}`, value: 'v' })) }] } })] },
  { name: 'strategic patch: 30,000 in order', asks: () => [patch(`${listed}?dryRun=All`, strategicPatch, { spec: { containers: [{ name: 'c', '$setElementOrder/env': times(30_000, (i) => ({ name: `E${i}` })), env: times(20_000, (i) => ({ name: `E${i}`, value: 'w' })) }] } })] },
  { name: 'strategic patch: 30,000 deletions', asks: () => [patch(`${listed}?dryRun=All`, strategicPatch, { spec: { containers: [{ name: 'c', env: times(30_000, (i) => ({ name: `E${i}`, $patch: 'delete' })) }] } })] },
  { name: 'YAML instead of a patch', asks: () => [{ method: 'PATCH', path: big, headers: yaml, body: 'a: '.repeat(300_000) }] },
  { name: 'status of 50,000 conditions', asks: () => [patch(`${listed}/status?dryRun=All`, mergePatch, { status: { conditions: times(50_000, (i) => ({ type: `t${i}`, status: 'True' })) } })] },
  { name: 'deletion of 50,000 keys, dry', asks: () => [{ method: 'DELETE', path: `${big}?dryRun=All` }] },
]
