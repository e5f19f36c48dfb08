import type { ExplainedRule } from './explain.js'

const statefulSets = / \/apis\/apps\/v1\/namespaces\/[^/]+\/statefulsets\b/
const texts = /^body\.(message|details\.causes\[\d+\]\.message)$/

const strict = {
  reason: "a StatefulSet's serviceName is checked since 1.33, its template and claim templates since 1.34",
  request: statefulSets,
}

/** Fields that the recorded minor did not look at. */
const unchecked = String.raw`spec\.(serviceName|template\.spec\.\w+|volumeClaimTemplates\[\d+\]\.spec\.\w+)`

/** What 1.34 refuses of a StatefulSet, and the words that changed. */
export const explainedStatefulSets: readonly ExplainedRule[] = [
  { ...strict, at: /^status$/, kind: 'changed', expected: /^20[01]$/, got: /^422$/ },
  { ...strict, at: /^body\.(kind|apiVersion|status)$/, kind: 'changed', expected: /^("StatefulSet"|"apps\/v1"|\{.*)$/, got: /^"(Status|v1|Failure)"$/ },
  { ...strict, at: /^body\.(metadata\..*|spec|status)$/, kind: 'missing' },
  { ...strict, at: /^body\.message$/, kind: 'extra', got: new RegExp(`is invalid: \\[?${unchecked}`) },
  { ...strict, at: /^body\.(reason|code|details)$/, kind: 'extra', got: new RegExp(`^("Invalid"|422|.*"field":"${unchecked}.*)$`) },
  { ...strict, at: /^body\.message$/, kind: 'changed', expected: /is invalid: (?!.*spec\.template\.spec\.containers)/, got: /, spec\.template\.spec\.containers: Required value\]"$/ },
  { ...strict, at: /^body\.details\.causes\[\d+\]$/, kind: 'extra', got: new RegExp(`"field":"${unchecked}`) },
  // Where the change itself was refused all the same, that now comes after what is wrong with the claim.
  { ...strict, at: /^body\.message$/, kind: 'changed', expected: /is invalid: spec: Forbidden/, got: new RegExp(`is invalid: \\[${unchecked}`) },
  { ...strict, at: /^body\.details\.causes\[0\]\.(reason|message|field)$/, kind: 'changed', expected: /^"(FieldValueForbidden|Forbidden: updates to .*|spec)"$/ },
  { ...strict, at: /^body\.details\.causes\[1\]$/, kind: 'extra', got: /"message":"Forbidden: updates to .*"field":"spec"/ },
  {
    reason: "since 1.33 a StatefulSet's revisionHistoryLimit may change",
    request: statefulSets,
    at: texts,
    kind: 'changed',
    rewrite: [[/'updateStrategy', 'persistentVolumeClaimRetentionPolicy'/g, "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy'"]],
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
