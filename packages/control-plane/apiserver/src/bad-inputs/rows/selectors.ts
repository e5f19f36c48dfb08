import { badRequest, get, remove, type BadInput, type Request } from '../bad-input.js'
import { labelValue, qualifiedName } from '../texts.js'

const maps = '/api/v1/namespaces/default/configmaps'
const labelled = (selector: string): Request => get(`${maps}?labelSelector=${encodeURIComponent(selector)}`)
const where = (plural: string, selector: string): Request => get(`/${plural}?fieldSelector=${encodeURIComponent(selector)}`)

/** Selectors of lists, watches and deletions of many. */
export const selectors: readonly BadInput[] = [
  {
    name: 'a set without brackets', request: labelled('a in b'),
    answer: badRequest("unable to parse requirement: found 'b' expected: '('"),
  },
  {
    name: 'a set that is not closed', request: labelled('a in (b'),
    answer: badRequest("unable to parse requirement: found '', expected: ',' or ')'"),
  },
  {
    name: 'an empty requirement', request: labelled('a,,b'),
    answer: badRequest("found ',', expected: identifier after ','"),
  },
  {
    name: 'a key that is none', request: labelled('-a=b'),
    answer: badRequest(`unable to parse requirement: <nil>: Invalid value: "-a": ${qualifiedName}`),
  },
  {
    name: 'a value that is none', request: labelled('a=b-'),
    answer: badRequest(`unable to parse requirement: values[0][a]: Invalid value: "b-": ${labelValue}`),
  },
  {
    name: 'a value too long', request: labelled(`a=${'x'.repeat(64)}`),
    answer: badRequest(`unable to parse requirement: values[0][a]: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`),
  },
  {
    name: 'a comparison with what is no number', request: labelled('a>b'),
    answer: badRequest(`unable to parse requirement: values[0]: Invalid value: "b": for 'Gt', 'Lt' operators, the value must be an integer`),
  },
  {
    name: 'an unknown operator', request: labelled('a ~ b'),
    answer: badRequest("unable to parse requirement: found '~', expected: in, notin, =, ==, !=, gt, lt"),
  },
  {
    name: 'a field that cannot be selected by', request: where('api/v1/configmaps', 'data.k=v'),
    answer: badRequest('"data.k" is not a known field selector: only "metadata.name", "metadata.namespace"'),
  },
  {
    name: 'a field of pods that cannot be selected by', request: where('api/v1/pods', 'spec.image=x'),
    answer: badRequest('field label not supported: spec.image'),
  },
  {
    name: 'a field of nodes that cannot be selected by', request: where('api/v1/nodes', 'spec.podCIDR=x'),
    answer: badRequest('field label not supported: spec.podCIDR'),
  },
  {
    name: 'a field of deployments that cannot be selected by',
    request: where('apis/apps/v1/deployments', 'status.replicas=1'),
    answer: badRequest('"status.replicas" is not a known field selector: only "metadata.name", "metadata.namespace"'),
  },
  {
    name: 'a field selector without operator', request: where('api/v1/pods', 'status.phase'),
    answer: badRequest("invalid selector: 'status.phase'; can't understand 'status.phase'"),
  },
  {
    name: 'a field selector with a broken escape', request: where('api/v1/pods', 'status.phase=a\\b'),
    answer: badRequest('invalid field selector: invalid escape sequence: \\b'),
  },
  {
    name: 'a watch by a set without brackets', request: get(`${maps}?watch=1&labelSelector=a+in+b`),
    answer: badRequest("unable to parse requirement: found 'b' expected: '('"),
  },
  {
    name: 'a deletion by a field that cannot be selected by', request: remove(`${maps}?fieldSelector=data.k%3Dv`),
    answer: badRequest('"data.k" is not a known field selector: only "metadata.name", "metadata.namespace"'),
  },
  {
    name: 'a deletion by a set without brackets', request: remove(`${maps}?labelSelector=a+in+b`),
    answer: badRequest("unable to parse requirement: found 'b' expected: '('"),
  },
]
