import { explainedCore } from './explained-core.js'
import { explainedChecks } from './explained-checks.js'
import { explainedCertificates } from './explained-certificates.js'
import { explainedStatefulSets } from './explained-stateful-sets.js'
import { explainedVerbs } from './explained-verbs.js'
import type { ExplainedRule } from './explain.js'

/** What 1.34 does otherwise than 1.28, which was recorded, and what only Go would print. */
export const explainedRules: readonly ExplainedRule[] = [
  {
    reason: 'newer minors print the values in texts as JSON, not as Go',
    at: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    kind: 'changed',
    rewrite: [[/(?<=value: )<ptr>/g, '0']],
  },
  {
    reason: 'a PersistentVolume notes its last change of phase since 1.29',
    request: / \/api\/v1\/persistentvolumes\b/,
    at: /^body\.(items\[\d+\]\.)?status\.lastPhaseTransitionTime$/,
    kind: 'extra',
    got: /^"<time>"$/,
  },
  {
    reason: 'resources that became stable or were added after 1.28',
    request: /^GET \/apis?\/[^?]*$/,
    at: new RegExp(
      String.raw`^body\.resources\["(pods/resize|ipaddresses|servicecidrs(/status)?|volumeattributesclasses|` +
        String.raw`validatingadmissionpolic(ies|ies/status|ybindings)|deviceclasses|resourceclaims?\S*)"\]$`,
    ),
    kind: 'extra',
  },
  {
    reason: 'resource.k8s.io became stable in 1.34',
    request: /^GET \/apis$/,
    at: /^body\.groups\["resource\.k8s\.io"\]$/,
    kind: 'extra',
  },
  {
    reason: 'flowcontrol v1 came in 1.29, v1beta2 went in 1.29 and v1beta3 in 1.32',
    request: /^GET \/apis$/,
    at: /^body\.groups\["flowcontrol\.apiserver\.k8s\.io"\]\.(versions\[\d\]|preferredVersion)(\.|$)/,
    kind: 'changed',
    expected: /v1beta3/,
    got: /v1"$/,
  },
  {
    reason: 'flowcontrol v1 came in 1.29, v1beta2 went in 1.29 and v1beta3 in 1.32',
    request: /^GET \/apis$/,
    at: /^body\.groups\["flowcontrol\.apiserver\.k8s\.io"\]\.versions\[1\]$/,
    kind: 'missing',
    expected: /v1beta2/,
  },
  {
    reason: 'the recorded server had HTTPS on 6443, the one replayed against has none',
    request: /^GET \/api\/?$/,
    at: /^body\.serverAddressByClientCIDRs\[0\]\.serverAddress$/,
    kind: 'changed',
    rewrite: [[/:6443$/, ':0']],
  },
  {
    reason: 'since 1.31 what is no CIDR is told what one looks like',
    at: /^body\.(message|details\.causes\[\d+\]\.message)$/,
    kind: 'changed',
    rewrite: [
      [
        /(: Invalid value: "(?:[^"\\]|\\.)*"|^Invalid value: "(?:[^"\\]|\\.)*"): not a valid CIDR/g,
        '$1: must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      ],
    ],
  },
  {
    reason: 'the recorded caller might not escalate, so a role of an unknown kind was looked up (and failed) before validation',
    request: / \/apis\/rbac\.authorization\.k8s\.io\/v1\/\S*rolebindings\b/,
    at: /^(status|body\.(message|code))$/,
    kind: 'changed',
    expected: /^(500|"unsupported role reference kind: .*")$/,
    got: /^(422|".* is invalid: .*(roleRef\.kind: .*|<causes>)")$/,
  },
  {
    reason: 'the recorded caller might not escalate, so a role of an unknown kind was looked up (and failed) before validation',
    request: / \/apis\/rbac\.authorization\.k8s\.io\/v1\/\S*rolebindings\b/,
    at: /^body\.(reason|details)$/,
    kind: 'extra',
    got: /^("Invalid"|.*"roleRef\.kind".*)$/,
  },
  {
    reason: 'since 1.29 descriptions of CSIDrivers say what is immutable',
    request: / \/apis\/storage\.k8s\.io\/v1\/csidrivers\b/,
    at: /\.columnDefinitions\["(AttachRequired|PodInfoOnMount)"\]\.description$/,
    kind: 'changed',
    got: /immutable/,
  },
  {
    reason: 'a server stores in the version it likes: the recorded one kept these in v1beta1',
    request: /^GET \/apis\/discovery\.k8s\.io\/v1\/?$/,
    at: /\.resources\["endpointslices"\]\.storageVersionHash$/,
    kind: 'changed',
    expected: /^"Nx3SIv6I0mE="$/,
  },
  {
    reason: 'another minor serves other OpenAPI documents, and their index names each by its hash',
    request: /^GET \/openapi\/v3$/,
    at: /^body$/,
    kind: 'changed',
    expected: /^"\{\\"paths\\":\{.*\?hash=[0-9A-F]{128}\\"\}\}\}.*"$/,
    got: /^"\{\\"paths\\":\{.*\?hash=[0-9A-F]{128}\\"\}\}\}.*"$/,
  },
  {
    reason: 'health is told check by check, and each server names the parts it has',
    request: /^GET \/(healthz|livez|readyz)\?verbose$/,
    at: /^body$/,
    kind: 'changed',
    expected: /^"\[\+\]ping ok.*(healthz|livez|readyz) check passed\\n"$/,
    got: /^"\[\+\]ping ok.*(healthz|livez|readyz) check passed\\n"$/,
  },
  {
    reason: 'Go compares the bytes of a revision, and the recorded client wrote spaces into them: no patch of it passes',
    request: /^PATCH \/apis\/apps\/v1\/namespaces\/[^/]+\/controllerrevisions\//,
    at: /^(status|body)\b/,
    recorded: /^\{"status":422,.*field is immutable","field":"data"/,
    answered: /^\{"status":200,/,
  },
  ...explainedChecks,
  ...explainedCore,
  ...explainedStatefulSets,
  ...explainedCertificates,
  ...explainedVerbs,
]
