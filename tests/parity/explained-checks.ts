import type { ExplainedRule } from './explain.js'

const texts = /^body\.(message|details\.causes\[\d+\]\.message)$/
const scalers = / \/apis\/autoscaling\/v\d\/namespaces\/[^/]+\/horizontalpodautoscalers\b/
const revisions = / \/apis\/apps\/v1\/namespaces\/[^/]+\/controllerrevisions\b/
const grouped = "an autoscaler's target has been asked for its API group since 1.33"
const data = 'since 1.32 a revision holds a map, which is asked for when it is made'

/** What newer minors look at and the recorded one did not, and the words they have for it. */
export const explainedChecks: readonly ExplainedRule[] = [
  {
    reason: grouped,
    request: scalers,
    at: /^(status|body)\b/,
    recorded: /^\{"status":20[01],/,
    answered: /^\{"status":422,(?!.*"field":"(?!spec\.scaleTargetRef\.apiVersion")).*apiVersion must specify API group/,
  },
  {
    reason: grouped,
    request: scalers,
    at: /^body\.(message|details\.causes\[\d+\])/,
    recorded: /^\{"status":422,(?!.*API group)/,
    answered: /^\{"status":422,.*apiVersion must specify API group/,
  },
  {
    reason: data,
    request: revisions,
    at: /^(status|body)\b/,
    recorded: /^\{"status":201,/,
    answered: /^\{"status":422,.*data must be a valid JSON object/,
  },
  {
    reason: data,
    request: revisions,
    at: /^body\./,
    recorded: /^\{"status":422,.*data is mandatory/,
    answered: /^\{"status":422,.*"field":"data"/,
  },
  {
    reason: 'newer minors have fewer words for what is missing, and others for what is too long',
    at: texts,
    kind: 'changed',
    rewrite: [
      [/(Required value): (?:service (?:name|namespace) is|schemas are) required/g, '$1'],
      [/Too long: must have at most (\d+) bytes/g, 'Too long: may not be more than $1 bytes'],
    ],
  },
  {
    reason: "a StatefulSet's template is looked at once more since 1.34",
    request: / \/apis\/apps\/v1\/namespaces\/[^/]+\/statefulsets\b/,
    at: /^body\.details\.causes\[\d+\]$/,
    kind: 'extra',
    got: /"field":"spec\.template\.(labels|annotations)\b/,
  },
]
