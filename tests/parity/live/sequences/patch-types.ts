import { deployments, pods } from './collections.js'
import { at, dryPatches, rich } from './patch-parts.js'
import { get, jsonPatch, merge, partial, patch, put, strategic, table, type Sequence } from './step.js'

export const patchTypes: Sequence = dryPatches('patch/types', [
  ...[
    '',
    'application/json',
    'application/yaml',
    'text/plain',
    'application/merge-patch+json; charset=utf-8',
    'Application/Merge-Patch+JSON',
    'application/merge-patch+yaml',
    'application/apply-patch+cbor',
    'merge-patch+json',
    'application/merge-patch+json,text/plain',
    'application/merge-patch+json;q=x;',
  ].map((type) => patch(`${at}?dryRun=All`, type, '{"metadata":{"labels":{"a":"b"}}}')),
  ...[
    'dryRun=Some',
    'dryRun=',
    'fieldValidation=Bad',
    'fieldValidation=',
    'force=true',
    'force=false',
    'force=',
    'force=maybe',
    'fieldManager=me',
    'fieldManager=' + 'x'.repeat(129),
    'fieldManager=%00',
    'dryRun=All&dryRun=Some',
    'resourceVersion=1',
    'pretty=true',
  ].map((query) =>
    patch(`${at}?${query}${query.includes('dryRun') ? '' : '&dryRun=All'}`, merge, {
      metadata: { labels: { a: 'b' } },
    }),
  ),
  ...[strategic, merge, jsonPatch].flatMap((type) => [
    patch(`${deployments}/missing`, type, type === jsonPatch ? [] : {}),
    patch(`${deployments}/missing`, type, 'x'),
    patch(deployments, type, {}),
    patch(`${at}/nope`, type, {}),
    patch(`${at}/status`, type, type === jsonPatch ? [] : {}),
  ]),
  ...[table, partial, 'application/yaml', 'text/html'].map((accept) => ({
    ...patch(`${at}?dryRun=All`, merge, { metadata: { labels: { a: 'b' } } }),
    headers: { 'Content-Type': merge, Accept: accept },
  })),
  patch(`${pods}/x`, strategic, { metadata: { name: 'y' } }),
  patch(at, merge, { metadata: { resourceVersion: '1', labels: { q: 'r' } } }),
  patch(at, merge, { metadata: { labels: { app: 'web' } } }),
  get(at),
  patch(at, merge, { metadata: { labels: { more: 'label' } } }),
  patch(at, jsonPatch, [
    { op: 'test', path: '/metadata/labels/more', value: 'label' },
    { op: 'remove', path: '/metadata/labels/more' },
  ]),
  patch(at, strategic, { spec: { paused: true } }),
  put(at, rich),
  get(at),
])
