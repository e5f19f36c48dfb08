import type { ExplainedRule } from './explain.js'

const statefulSets = / \/apis\/apps\/v1\/namespaces\/[^/]+\/statefulsets\b/
const texts = /^body\.(message|details\.causes\[\d+\]\.message)$/

const strict = {
  reason: "a StatefulSet's serviceName is checked since 1.33, its template and claim templates since 1.34",
  request: statefulSets,
}

/** Causes about fields that the recorded minor did not look at. */
const unchecked = String.raw`"field":"spec\.(serviceName"|template\.spec\.|volumeClaimTemplates\[)`
const checked = String.raw`"field":"(?!spec\.(serviceName"|template\.spec\.|volumeClaimTemplates\[))`

/** What 1.34 refuses of a StatefulSet, and the words that changed. */
export const explainedStatefulSets: readonly ExplainedRule[] = [
  {
    ...strict,
    at: /^(status|body)\b/,
    recorded: /^\{"status":20[01],/,
    answered: new RegExp(`^\\{"status":422,(?!.*${checked}).*${unchecked}`),
  },
  {
    ...strict,
    at: /^body\.(message|details\.causes\[\d+\](\.\w+)?)$/,
    recorded: new RegExp(`^\\{"status":422,(?!.*${unchecked})`),
    answered: new RegExp(`^\\{"status":422,.*${unchecked}`),
  },
  {
    reason: "since 1.33 a StatefulSet's revisionHistoryLimit may change",
    request: statefulSets,
    at: texts,
    kind: 'changed',
    rewrite: [
      [
        /'updateStrategy', 'persistentVolumeClaimRetentionPolicy'/g,
        "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy'",
      ],
    ],
  },
  {
    reason: 'newer minors print the values in texts as JSON, not as Go',
    request: statefulSets,
    at: texts,
    kind: 'changed',
    rewrite: [
      [
        /v1\.LabelSelector\{MatchLabels:map\[string\]string\{("[^"]*"):("[^"]*")\}, MatchExpressions:\[\]v1\.LabelSelectorRequirement\(nil\)\}/g,
        '{"matchLabels":{$1:$2}}',
      ],
    ],
  },
  {
    reason: 'since 1.29 what a claim asks for has a type of its own',
    request: statefulSets,
    at: /^body\.message$/,
    kind: 'changed',
    rewrite: [
      [/of type v1\.ResourceRequirements$/, 'of type v1.VolumeResourceRequirements'],
      [/Go struct field ResourceRequirements\./, 'Go struct field VolumeResourceRequirements.'],
    ],
  },
]
