import type { ExplainedRule } from './explain.js'

/** A whole reply that the newer minor gives otherwise, told by both sides. */
function otherwise(reason: string, request: RegExp, recorded: RegExp, answered: RegExp): ExplainedRule {
  return { reason, request, at: /^(status|body)\b/, recorded, answered }
}

const watchLists = 'since 1.34 a watch may begin with the present objects'
const anyMessage = /^body\.(message|details\.causes\[\d+\]\.message)$/

/** Of verbs and their options, whatever the kind. */
export const explainedVerbs: readonly ExplainedRule[] = [
  otherwise(
    'a list says of a revision that is none that the request is bad, since 1.32',
    /^(GET|DELETE) /,
    /^\{"status":500,.*"message":"resourceVersion: Invalid value: /,
    /^\{"status":400,.*"message":"invalid resource version: resourceVersion: Invalid value: /,
  ),
  otherwise(
    'a list at a revision to come waits for it, and says so, since 1.34',
    /^GET /,
    /etcdserver: mvcc: required revision is a future revision/,
    /Too large resource version/,
  ),
  otherwise(watchLists, /^(GET|WATCH) .*[?&]watch=/, /unless the WatchList feature gate is enabled/, /./),
  otherwise(watchLists, /^(GET|WATCH) .*[?&]watch=/, /^\{"status":200,/, /resourceVersionMatch is forbidden when continue is provided/),
  {
    reason: watchLists,
    request: /^(GET|WATCH) .*[?&]allowWatchBookmarks=/,
    at: /^body\[\d+\]$/,
    kind: 'extra',
    got: /"type":"BOOKMARK".*"k8s\.io\/initial-events-end":"true"/,
  },
  {
    reason: 'newer minors print the values in texts as JSON, not as Go',
    at: anyMessage,
    kind: 'changed',
    rewrite: [[/(value: )\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC(?=: )/g, '$1"<time>"']],
  },
  {
    reason: 'nobody sets metadata.selfLink since 1.33',
    at: /\bmetadata\.selfLink$/,
    kind: 'missing',
  },
  {
    reason: 'the scale of what is not there is told of as the object itself since 1.34',
    request: /\/scale(\?|$)/,
    at: /^body\.message$/,
    kind: 'changed',
    rewrite: [
      [/^(\w+)\/scale\.apps (".*" not found)$/, '$1.apps $2'],
      [/^(\w+)\/scale\.autoscaling (".*" not found)$/, '$1 $2'],
    ],
  },
  {
    reason: 'the scale of what is not there is told of as the object itself since 1.34',
    request: /\/scale(\?|$)/,
    at: /^body\.details\.(kind|group)$/,
    recorded: /\/scale\.(apps|autoscaling) .*not found/,
  },
  {
    reason: 'a pod of several containers names all of them since 1.32',
    request: /\/log(\?|$)/,
    at: /^body\.message$/,
    kind: 'changed',
    expected: /^"a container name must be specified for pod .*, choose one of: \[/,
    got: /^"a container name must be specified for pod .*, choose one of: \[/,
  },
]
