import { badRequest, creating, get, post, put, refused, remove, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'

const maps = '/api/v1/namespaces/default/configmaps'
const accepting = (accept: string): Request => get(maps, { accept })

/** What the server does not speak, or the client does not. */
export const mediaTypes: readonly BadInput[] = [
  {
    name: 'a body of text', request: post(maps, '{}', 'text/plain'),
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a body of a form', request: post(maps, 'a=1', 'application/x-www-form-urlencoded'),
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a body of CBOR', request: post(maps, 'x', 'application/cbor'),
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a type that is none', request: post(maps, '{}', 'application'),
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'an update in text', given: [creating(good.configMap)], request: put(`${maps}/x`, '{}', 'text/plain'),
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'options of a deletion in text', given: [creating(good.configMap)],
    request: { ...remove(`${maps}/x`, '{}'), headers: { 'content-type': 'text/plain' } },
    answer: refused(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a patch in text', given: [creating(good.configMap)],
    request: { method: 'PATCH', target: `${maps}/x`, body: '{}', headers: { 'content-type': 'text/plain' } },
    answer: refused(415, 'UnsupportedMediaType', '415: Unsupported Media Type'),
  },
  {
    name: 'a patch in JSON that is no patch', given: [creating(good.configMap)],
    request: { method: 'PATCH', target: `${maps}/x`, body: '{}', headers: { 'content-type': 'application/json' } },
    answer: refused(415, 'UnsupportedMediaType', '415: Unsupported Media Type'),
  },
  {
    name: 'a reply in HTML', request: accepting('text/html'),
    answer: refused(406, 'NotAcceptable', '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch'),
  },
  {
    name: 'a reply in XML', request: accepting('application/xml;q=0.9, image/png'),
    answer: refused(406, 'NotAcceptable', '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch'),
  },
  {
    name: 'a reply as what is unknown', request: accepting('application/json;as=Nope;v=v1;g=meta.k8s.io'),
    answer: refused(406, 'NotAcceptable', 'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a table of an unknown version', request: accepting('application/json;as=Table;v=v9;g=meta.k8s.io'),
    answer: refused(406, 'NotAcceptable', 'only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf'),
  },
  {
    name: 'a table that includes what is unknown',
    request: get(`${maps}?includeObject=All`, { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }),
    answer: badRequest(`Unable to convert to Table as requested: includeObject: Invalid value: "All": must be 'Metadata', 'Object', 'None', or empty`),
  },
  {
    name: 'a list in metadata of one object',
    request: accepting('application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io'),
    answer: refused(406, 'NotAcceptable', 'you requested PartialObjectMetadata, but the requested object is a list (*core.ConfigMapList)'),
  },
  {
    name: 'a watch in HTML', request: get(`${maps}?watch=1`, { accept: 'text/html' }),
    answer: refused(406, 'NotAcceptable', '406: Not Acceptable\n\nAvailable representations: application/json, application/yaml, application/vnd.kubernetes.protobuf, application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch'),
  },
]
