import { byteLength, formatRule, maxLengthText, regexText, type StringRule } from './string-rules.js'

const label1123 = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomain1123 = `${label1123}(\\.${label1123})*`
const label1123Text =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
const subdomain1123Text =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"

export const isDNS1123Subdomain: StringRule = formatRule({
  expression: subdomain1123,
  text: subdomain1123Text,
  examples: ['example.com'],
  max: 253,
})

const label = formatRule({ expression: label1123, text: label1123Text, examples: ['my-name', '123-abc'], max: 63 })
const labelWrong = regexText(label1123Text, label1123, 'my-name', '123-abc')
const dotted = new RegExp(`^${subdomain1123}$`)

/** A valid subdomain that is no label is told about its dots. */
export const isDNS1123Label: StringRule = (value) => {
  const errors = label(value)
  if (!errors.includes(labelWrong) || value.length > 100_000 || !dotted.test(value)) return errors
  return errors.map((error) => (error === labelWrong ? 'must not contain dots' : error))
}

export const isDNS1035Label: StringRule = formatRule({
  expression: '[a-z]([-a-z0-9]*[a-z0-9])?',
  text: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
  examples: ['my-name', 'abc-123'],
  max: 63,
})

export const isWildcardDNS1123Subdomain: StringRule = formatRule({
  expression: `\\*\\.${subdomain1123}`,
  text: "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
  examples: ['*.example.com'],
  max: 253,
})

const keyPart = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const keyText =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
const keyRule = formatRule({ expression: keyPart, text: keyText, examples: ['MyName', 'my.name', '123-abc'] })

function labelLengthErrors(value: string): readonly string[] {
  return byteLength(value) > 63 ? [maxLengthText(63)] : []
}

function namePartErrors(name: string): readonly string[] {
  const length = name === '' ? ['must be non-empty'] : labelLengthErrors(name)
  return [...length, ...keyRule(name)].map((error) => `name part ${error}`)
}

function prefixPartErrors(prefix: string): readonly string[] {
  const errors = prefix === '' ? ['must be non-empty'] : isDNS1123Subdomain(prefix)
  return errors.map((error) => `prefix part ${error}`)
}

/** What most keys and values are, and no rule finds fault with. */
const plainName = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/

/** A label's key: a name with an optional DNS prefix. */
export const isQualifiedName: StringRule = (value) => {
  if (plainName.test(value)) return []
  const slash = value.indexOf('/')
  if (slash < 0) return namePartErrors(value)
  if (value.includes('/', slash + 1)) {
    const wrong = regexText(keyText, keyPart, 'MyName', 'my.name', '123-abc')
    return [`a qualified name ${wrong} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  }
  return [...prefixPartErrors(value.slice(0, slash)), ...namePartErrors(value.slice(slash + 1))]
}

const labelValue = formatRule({
  expression: `(${keyPart})?`,
  text: "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  examples: ['MyValue', 'my_value', '12345'],
})

export const isValidLabelValue: StringRule = (value) =>
  plainName.test(value) ? [] : [...labelLengthErrors(value), ...labelValue(value)]
