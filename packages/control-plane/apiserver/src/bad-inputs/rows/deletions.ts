import { at, badRequest, creating, invalid, refused, remove, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const map = at(good.configMap)
const given = [creating(good.configMap)]

/** Deletions, their options and their preconditions. */
export const deletions: readonly BadInput[] = [
  {
    name: 'what is not there', request: remove(map),
    answer: refused(404, 'NotFound', 'configmaps "x" not found'),
  },
  {
    name: 'options that are no JSON', given, request: remove(map, '{'),
    answer: refused(500, '', "couldn't get version/kind; json parse error: unexpected end of JSON input"),
  },
  {
    name: 'options of another kind', given, request: remove(map, { kind: 'Secret', apiVersion: 'v1' }),
    answer: refused(500, '', 'no kind "Secret" is registered for version "v1" in scheme "pkg/runtime/scheme.go:<line>"'),
  },
  {
    name: 'options that are a list', given, request: remove(map, []),
    answer: refused(500, '', `couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`),
  },
  {
    name: 'an unknown propagation', given, request: remove(map, { propagationPolicy: 'Nope' }),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'propagationPolicy: Unsupported value: "Nope": supported values: "Foreground", "Background", "Orphan", "nil"'),
  },
  {
    name: 'both ways to say what happens to dependents', given,
    request: remove(map, { propagationPolicy: 'Orphan', orphanDependents: true }),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'propagationPolicy: Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set'),
  },
  {
    name: 'an unknown dry run', given, request: remove(map, { dryRun: ['Nope'] }),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["Nope"]: supported values: "All"'),
  },
  {
    name: 'a grace that is a text', given, request: remove(map, { gracePeriodSeconds: 'soon' }),
    answer: refused(500, '', 'json: cannot unmarshal string into Go struct field DeleteOptions.gracePeriodSeconds of type int64'),
  },
  {
    name: 'another uid', given, request: remove(map, { preconditions: { uid: 'other' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on ConfigMap "x": the UID in the precondition (other) does not match the UID in record (<uid>). The object might have been deleted and then recreated'),
  },
  {
    name: 'another version', given, request: remove(map, { preconditions: { resourceVersion: '1' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on ConfigMap "x": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (<revision>). The object might have been modified'),
  },
  {
    name: 'a pod with another uid', given: [creating(good.pod)],
    request: remove(at(good.pod), { preconditions: { uid: 'other' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on Pod "x": the UID in the precondition (other) does not match the UID in record (<uid>). The object might have been deleted and then recreated'),
  },
  {
    name: 'a pod with another version', given: [creating(good.pod)],
    request: remove(at(good.pod), { preconditions: { resourceVersion: '1' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on Pod "x": the ResourceVersion in the precondition (1) does not match the ResourceVersion in record (<revision>). The object might have been modified'),
  },
  {
    name: 'the namespace default', request: remove('/api/v1/namespaces/default'),
    answer: refused(403, 'Forbidden', 'namespaces "default" is forbidden: this namespace may not be deleted'),
  },
  {
    name: 'the namespace kube-system', request: remove('/api/v1/namespaces/kube-system'),
    answer: refused(403, 'Forbidden', 'namespaces "kube-system" is forbidden: this namespace may not be deleted'),
  },
  {
    name: 'many, with an unknown propagation', given,
    request: remove(good.configMap.path, { propagationPolicy: 'Nope' }),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'propagationPolicy: Unsupported value: "Nope": supported values: "Foreground", "Background", "Orphan", "nil"'),
  },
  {
    name: 'many, with options that are no JSON', given, request: remove(good.configMap.path, '{'),
    answer: refused(500, '', "couldn't get version/kind; json parse error: unexpected end of JSON input"),
  },
  {
    name: 'many, with another uid', given,
    request: remove(good.configMap.path, { preconditions: { uid: 'other' } }),
    answer: refused(409, 'Conflict', 'Operation cannot be fulfilled on ConfigMap "x": the UID in the precondition (other) does not match the UID in record (<uid>). The object might have been deleted and then recreated'),
  },
  {
    name: 'a limit that is no number', given, request: remove(`${good.configMap.path}?limit=abc`),
    answer: badRequest('strconv.ParseInt: parsing "abc": invalid syntax'),
  },
]
