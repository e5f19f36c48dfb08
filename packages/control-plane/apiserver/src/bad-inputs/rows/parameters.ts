import { badRequest, creating, get, invalid, patch, post, put, refused, remove, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const maps = '/api/v1/namespaces/default/configmaps'
const body = { metadata: { name: 'x' } }

/** Parameters of the query. */
export const parameters: readonly BadInput[] = [
  {
    name: 'an unknown dry run', request: post(`${maps}?dryRun=Nope`, body),
    answer: invalid('CreateOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["Nope"]: supported values: "All"'),
  },
  {
    name: 'a dry run twice', request: post(`${maps}?dryRun=All&dryRun=Nope`, body),
    answer: invalid('CreateOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["All","Nope"]: supported values: "All"'),
  },
  {
    name: 'an unknown validation of fields', request: post(`${maps}?fieldValidation=Loose`, body),
    answer: invalid('CreateOptions.meta.k8s.io ""', 'fieldValidation: Unsupported value: "Loose": supported values: "", "Ignore", "Strict", "Warn"'),
  },
  {
    name: 'a manager with a name too long', request: post(`${maps}?fieldManager=${'m'.repeat(129)}`, body),
    answer: invalid('CreateOptions.meta.k8s.io ""', 'fieldManager: Too long: may not be more than 128 bytes'),
  },
  {
    name: 'a manager with a name not to be printed', request: post(`${maps}?fieldManager=a%09b`, body),
    answer: invalid('CreateOptions.meta.k8s.io ""', 'fieldManager: Invalid value: "a\\tb": invalid character U+0009 (at position 1)'),
  },
  {
    name: 'an update with an unknown dry run', given: [creating(good.configMap)],
    request: put(`${maps}/x?dryRun=Nope`, body),
    answer: invalid('UpdateOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["Nope"]: supported values: "All"'),
  },
  {
    name: 'an update with an unknown validation of fields', given: [creating(good.configMap)],
    request: put(`${maps}/x?fieldValidation=Loose`, body),
    answer: invalid('UpdateOptions.meta.k8s.io ""', 'fieldValidation: Unsupported value: "Loose": supported values: "", "Ignore", "Strict", "Warn"'),
  },
  {
    name: 'a patch with an unknown dry run', given: [creating(good.configMap)],
    request: patch('merge', `${maps}/x?dryRun=1`, {}),
    answer: invalid('PatchOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["1"]: supported values: "All"'),
  },
  {
    name: 'a patch by force that is no apply', given: [creating(good.configMap)],
    request: patch('merge', `${maps}/x?force=true`, {}),
    answer: invalid('PatchOptions.meta.k8s.io ""', 'force: Forbidden: may not be specified for non-apply patch'),
  },
  {
    name: 'a force that is no switch', given: [creating(good.configMap)],
    request: patch('merge', `${maps}/x?force=perhaps`, {}),
    answer: invalid('PatchOptions.meta.k8s.io ""', 'force: Forbidden: may not be specified for non-apply patch'),
  },
  {
    name: 'a deletion with an unknown dry run', given: [creating(good.configMap)],
    request: remove(`${maps}/x?dryRun=Nope`),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'dryRun: Unsupported value: ["Nope"]: supported values: "All"'),
  },
  {
    name: 'a grace that is no number', given: [creating(good.configMap)],
    request: remove(`${maps}/x?gracePeriodSeconds=soon`),
    answer: badRequest('strconv.ParseInt: parsing "soon": invalid syntax'),
  },
  {
    name: 'an unknown propagation', given: [creating(good.configMap)],
    request: remove(`${maps}/x?propagationPolicy=Nope`),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'propagationPolicy: Unsupported value: "Nope": supported values: "Foreground", "Background", "Orphan", "nil"'),
  },
  {
    name: 'both ways to say what happens to dependents', given: [creating(good.configMap)],
    request: remove(`${maps}/x?propagationPolicy=Orphan&orphanDependents=true`),
    answer: invalid('DeleteOptions.meta.k8s.io ""', 'propagationPolicy: Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set'),
  },
  {
    name: 'a limit that is no number', request: get(`${maps}?limit=abc`),
    answer: badRequest('strconv.ParseInt: parsing "abc": invalid syntax'),
  },
  {
    name: 'a limit past 64 bits', request: get(`${maps}?limit=9223372036854775808`),
    answer: badRequest('strconv.ParseInt: parsing "9223372036854775808": value out of range'),
  },
  {
    name: 'a timeout that is no number', request: get(`${maps}?timeoutSeconds=1.5`),
    answer: badRequest('strconv.ParseInt: parsing "1.5": invalid syntax'),
  },
  {
    name: 'a garbled continuation', request: get(`${maps}?continue=garbage`),
    answer: badRequest("invalid continue token: continue key is not valid: invalid character '\\u0081' looking for beginning of value"),
  },
  {
    name: 'a continuation of another version',
    request: get(`${maps}?continue=eyJ2IjoibWV0YS5rOHMuaW8vdjkiLCJydiI6MSwic3RhcnQiOiJhIn0`),
    answer: badRequest('invalid continue token: continue key is not valid: server does not recognize this encoded version meta.k8s.io/v9'),
  },
  {
    name: 'a continuation that leads out',
    request: get(`${maps}?continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIuLi9hIn0`),
    answer: badRequest('invalid continue token: continue key is not valid: ../a'),
  },
  {
    name: 'a continuation and a version',
    request: get(`${maps}?limit=1&resourceVersion=5&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhXHUwMDAwIn0`),
    answer: badRequest('specifying resource version is not allowed when using continue'),
  },
  {
    name: 'a version that is no number', request: get(`${maps}?resourceVersion=abc`),
    answer: badRequest('invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax'),
  },
  {
    name: 'a version of an object that is no number', given: [creating(good.configMap)],
    request: get(`${maps}/x?resourceVersion=abc`),
    answer: refused(500, '', 'resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax'),
  },
  {
    name: 'a version of a watch that is no number', request: get(`${maps}?watch=1&resourceVersion=abc`),
    answer: refused(500, '', 'resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax'),
  },
  {
    name: 'a version that is not yet', request: get(`${maps}?resourceVersion=999999`),
    answer: refused(
      504, 'Timeout',
      'Timeout: Too large resource version: 999999, current: <revision>',
      ['ResourceVersionTooLarge', '', 'Too large resource version'],
    ),
  },
  {
    name: 'a version that is forgotten', forgotten: true,
    request: get(`${maps}?resourceVersion=1&resourceVersionMatch=Exact`),
    answer: refused(410, 'Expired', 'The resourceVersion for the provided list is too old.'),
  },
  {
    name: 'a continuation of a version that is forgotten', forgotten: true,
    request: get(`${maps}?limit=1&continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhXHUwMDAwIn0`),
    answer: refused(410, 'Expired', 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.'),
  },
  {
    name: 'a match of no version', request: get(`${maps}?resourceVersionMatch=Exact`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided'),
  },
  {
    name: 'an unknown match', request: get(`${maps}?resourceVersion=1&resourceVersionMatch=Nearly`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'resourceVersionMatch: Unsupported value: "Nearly": supported values: "Exact", "NotOlderThan", ""'),
  },
  {
    name: 'an exact match of any version', request: get(`${maps}?resourceVersion=0&resourceVersionMatch=Exact`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"'),
  },
  {
    name: 'a match of a watch',
    request: get(`${maps}?watch=1&resourceVersion=1&resourceVersionMatch=NotOlderThan`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'),
  },
  {
    name: 'initial events without match', request: get(`${maps}?watch=1&sendInitialEvents=true`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'),
  },
  {
    name: 'initial events of a list', request: get(`${maps}?sendInitialEvents=true`),
    answer: invalid('ListOptions.meta.k8s.io ""', 'sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list'),
  },
]
