import type { ExplainedRule } from './explain.js'

const causeText = /^body\.details\.causes\[\d+\]\.message$/
const causeField = /^body\.details\.causes\[\d+\]\.field$/

/** A whole reply that the newer minor gives otherwise, told by both sides. */
function otherwise(reason: string, recorded: RegExp, answered: RegExp): ExplainedRule {
  return { reason, at: /^(status|body)\b/, recorded, answered }
}

const compared = 'Go prints how two of its structures differ'
const amounts = 'newer minors print the values in texts as JSON, not as Go'
const addresses = 'newer minors say more of what an address or a block may be'

/** Of kinds of the core group, and of what all kinds share with pods. */
export const explainedCore: readonly ExplainedRule[] = [
  {
    reason: compared,
    at: causeText,
    kind: 'changed',
    rewrite: [[/(^Forbidden: .*?)\n[ \u00a0]{2}&?\w+\.\w+\{[\s\S]*$/, '$1']],
  },
  {
    reason: amounts,
    at: causeText,
    kind: 'changed',
    rewrite: [
      [/<object>(: ratio (\S+) is)/, '"$2"$1'],
      [/<object>(: min value (\S+) is greater than (?:max|default) value)/, '"$2"$1'],
      [/<object>(: min value \S+ is greater than default request value (\S+))/, '"$2"$1'],
      [/<object>(: default request value (\S+) is greater)/, '"$2"$1'],
      [/<object>(: default value \S+ is greater than max value (\S+))/, '"$2"$1'],
      [/<object>(: default value \S+ must equal to defaultRequest value (\S+))/, '"$2"$1'],
    ],
  },
  {
    reason: amounts,
    at: causeText,
    kind: 'changed',
    expected: /^"Duplicate value: core\.\w+\{/,
    got: /^"Duplicate value: \{/,
  },
  {
    reason: 'since 1.33 search domains may have underscores',
    at: causeText,
    kind: 'changed',
    answered: /\.dnsConfig\.searches\[/,
    rewrite: [
      [
        /'-' or '\.', (.*) is '\[a-z0-9\]\(\[-a-z0-9\]\*\[a-z0-9\]\)\?\(\\\.\[a-z0-9\]\(\[-a-z0-9\]\*\[a-z0-9\]\)\?\)\*'/,
        String.raw`'_', '-' or '.', $1 is '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?(\._?[a-z0-9]([-_a-z0-9]*[a-z0-9])?)*'`,
      ],
    ],
  },
  {
    reason: 'a claim says more of what may change since 1.29, and may shrink back since 1.34',
    at: causeText,
    kind: 'changed',
    rewrite: [
      [/resources\.requests for bound claims/, 'resources.requests and volumeAttributesClassName for bound claims'],
      [/field can not be less than previous value/, 'field can not be less than status.capacity'],
    ],
  },
  {
    reason: 'the resources of a claim are a type of their own since 1.29',
    request: /\/persistentvolumeclaims\b/,
    at: /^body\.message$/,
    kind: 'changed',
    rewrite: [[/Go struct field ResourceRequirements\./, 'Go struct field VolumeResourceRequirements.']],
  },
  {
    reason: 'an owner whose kind, name or uid is missing is told of in fewer words since 1.33',
    at: causeText,
    kind: 'changed',
    rewrite: [[/^(Invalid value: ""): (?:kind|name|uid) must not be empty$/, '$1: must not be empty']],
  },
  {
    reason: addresses,
    at: causeText,
    kind: 'changed',
    rewrite: [[/must be (?:valid IP address|a valid IPv4 address)$/, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']],
  },
  { reason: addresses, at: causeText, kind: 'changed', expected: /: must be valid CIDR"$/, got: /: must be a valid CIDR value, / },
  {
    reason: 'a slice\'s address is told of once since 1.33',
    request: /\/endpointslices\b/,
    at: /^body\.details\.causes\[\d+\]$/,
    kind: 'missing',
    expected: /"field":"endpoints\[\d+\]\.addresses\[\d+\]"/,
  },
  {
    reason: 'since 1.33 it is told which of a pod\'s host aliases is wrong',
    at: causeField,
    kind: 'changed',
    expected: /hostAliases\.(ip|hostnames)"$/,
    got: /hostAliases\[\d+\]\.(ip|hostnames\[\d+\])"$/,
  },
  {
    reason: 'since 1.33 it is told which range of sources is wrong',
    request: /\/services\b/,
    at: causeField,
    kind: 'changed',
    expected: /^"spec\.LoadBalancerSourceRanges"$/,
    got: /^"spec\.LoadBalancerSourceRanges\[\d+\]"$/,
  },
  {
    reason: 'since 1.33 it is told which range of sources is wrong',
    request: /\/services\b/,
    at: causeText,
    kind: 'changed',
    expected: /must be a list of IP ranges/,
    got: /must be a valid CIDR value/,
  },
  {
    reason: 'since 1.29 a service with external addresses has an external traffic policy',
    request: /\/services\b/,
    at: causeText,
    kind: 'changed',
    rewrite: [[/may only be set when `type` is 'NodePort' or 'LoadBalancer'$/, 'may only be set for externally-accessible services']],
  },
  {
    reason: 'since 1.29 a service with external addresses has an external traffic policy',
    request: /\/services\b/,
    at: /^body\.details\.causes\[\d+\]$/,
    kind: 'missing',
    expected: /"field":"spec\.externalTrafficPolicy"/,
  },
  {
    reason: 'since 1.34 it is said what comes of a hidden definition',
    at: /^warnings\[\d+\]$/,
    kind: 'changed',
    rewrite: [[/hides previous definition of (\\"[^"]*\\")/, 'hides previous definition of $1, which may be dropped when using apply']],
  },
  otherwise(
    'since 1.30 required node affinity has valid values',
    /"status":201/,
    /requiredDuringSchedulingIgnoredDuringExecution\.nodeSelectorTerms\[\d+\]\.matchExpressions\[\d+\]\.values\[\d+\]/,
  ),
  otherwise(
    'since 1.32 the environment may have other names',
    /a valid environment variable name must consist of/,
    /"status":201/,
  ),
]
