import { formatRule, inclusiveRangeText, maxLengthText, parentDirectoryErrors, type StringRule } from './string-rules.js'

const configMapKey = formatRule({
  expression: '[-._a-zA-Z0-9]+',
  text: "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  examples: ['key.name', 'KEY_NAME', 'key-name'],
  max: 253,
})

/** Keys of ConfigMaps and Secrets. */
export const isConfigMapKey: StringRule = (value) => [...configMapKey(value), ...parentDirectoryErrors(value)]

const strictEnvVarName = formatRule({
  expression: '[-._a-zA-Z][-._a-zA-Z0-9]*',
  text: "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
  examples: ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1'],
})

/** The strict rule for names of environment variables, still used for envFrom's prefix. */
export const isEnvVarName: StringRule = (value) => [...strictEnvVarName(value), ...parentDirectoryErrors(value)]

/** The rule for names of environment variables since upstream relaxed it. */
export const isRelaxedEnvVarName: StringRule = (value) => {
  if (value === '') return ['environment variable name must be non-empty']
  if (/^[\x20-\x3c\x3e-\x7e]+$/.test(value)) return []
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

export const isCIdentifier: StringRule = formatRule({
  expression: '[A-Za-z_][A-Za-z0-9_]*',
  text: "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
  examples: ['my_name', 'MY_NAME', 'MyName'],
})

export const isHTTPHeaderName: StringRule = formatRule({
  expression: '[-A-Za-z0-9]+',
  text: "a valid HTTP header must consist of alphanumeric characters or '-'",
  examples: ['X-Header-Name'],
})

export const isValidPercent: StringRule = formatRule({
  expression: '[0-9]+%',
  text: "a valid percent string must be a numeric string followed by an ending '%'",
  examples: ['1%', '93%'],
})

const portNameChecks: readonly (readonly [(value: string) => boolean, string])[] = [
  [(value) => value.length > 15, maxLengthText(15)],
  [(value) => !/^[-a-z0-9]+$/.test(value), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
  [(value) => !/[a-z]/.test(value), 'must contain at least one letter (a-z)'],
  [(value) => value.includes('--'), 'must not contain consecutive hyphens'],
  [(value) => value.startsWith('-') || value.endsWith('-'), 'must not begin or end with a hyphen'],
]

export const isValidPortName: StringRule = (value) =>
  portNameChecks.filter(([wrong]) => wrong(value)).map(([, text]) => text)

export function isInRange(value: number, low: number, high: number): readonly string[] {
  return value >= low && value <= high ? [] : [inclusiveRangeText(low, high)]
}

export function isPortNumber(port: number): readonly string[] {
  return isInRange(port, 1, 65_535)
}

/** User and group ids. */
export function isUnixId(id: number): readonly string[] {
  return isInRange(id, 0, 0xffff_ffff)
}
