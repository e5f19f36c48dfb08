import { configMaps } from './collections.js'
import { configMap } from './objects.js'
import { get, post, put, type Sequence } from './step.js'

const parameters = [
  'dryRun=All',
  'dryRun=',
  'dryRun',
  'dryRun=all',
  'dryRun=All&dryRun=',
  'dryRun=All&dryRun=Some',
  'dryRun=true',
  'fieldManager=',
  'fieldManager=a',
  `fieldManager=${'m'.repeat(129)}`,
  'fieldManager=a%0Ab%07',
  'fieldManager=%C3%A4',
  'fieldManager=%F0%9F%98%80',
  'fieldManager=a&fieldManager=%00',
  'fieldValidation=strict',
  'fieldValidation=Strict&fieldValidation=Bad',
  'fieldValidation=Bad&fieldValidation=Strict',
  'fieldValidation=',
  'pretty=yes',
  'unknown=1',
  'timeout=1s',
  'timeout=abc',
  'timeout=-1s',
  'timeout=0',
  'timeout=5',
  'timeout=1h',
  'timeout=1s&timeout=x',
  'timeout=',
  'timeout=1x',
  'timeoutSeconds=x',
  'limit=x',
  'watch=true',
  'resourceVersion=5',
  'propagationPolicy=Bad',
  'force=true',
  'dryRun=Bad&fieldManager=%00&fieldValidation=Bad',
]

export const edgeParameters: Sequence = {
  name: 'edge/parameters',
  steps: parameters.flatMap((query) => [
    post(`${configMaps}?${query}${/dryRun=All(&|$)/.test(query) ? '' : '&dryRun=All'}`, configMap('p')),
    put(`${configMaps}/none?${query}`, configMap('none')),
    get(`${configMaps}?${query}`.replace('watch=true', 'watch=false')),
  ]),
}
