import { describe, expect, it } from 'vitest'
import * as rules from './index.js'
import type { StringRule } from './index.js'

const long = (length: number): string => 'x'.repeat(length)
const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const name =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

const cases: [string, StringRule, string, string[]][] = [
  ['label', rules.isDNS1123Label, 'a-1', []],
  ['label', rules.isDNS1123Label, 'a.b', ['must not contain dots']],
  ['label', rules.isDNS1123Label, '-1', [label]],
  ['label', rules.isDNS1123Label, long(64), ['must be no more than 63 characters']],
  ['subdomain', rules.isDNS1123Subdomain, 'a.b-c.1', []],
  ['subdomain', rules.isDNS1123Subdomain, long(254), ['must be no more than 253 characters']],
  ['qualified name', rules.isQualifiedName, 'example.com/A_b', []],
  ['qualified name', rules.isQualifiedName, '', ['name part must be non-empty', name]],
  ['qualified name', rules.isQualifiedName, '/x', ['prefix part must be non-empty']],
  ['qualified name', rules.isQualifiedName, long(64), ['name part must be no more than 63 characters']],
  ['label value', rules.isValidLabelValue, '', []],
  ['label value', rules.isValidLabelValue, long(64), ['must be no more than 63 characters']],
  ['config key', rules.isConfigMapKey, '..', ["must not be '..'"]],
  ['config key', rules.isConfigMapKey, '..x', ["must not start with '..'"]],
  ['env', rules.isRelaxedEnvVarName, 'a b', []],
  ['env', rules.isRelaxedEnvVarName, '', ['environment variable name must be non-empty']],
  ['port name', rules.isValidPortName, 'http', []],
  ['port name', rules.isValidPortName, '-8--', ['must contain at least one letter (a-z)', 'must not contain consecutive hyphens', 'must not begin or end with a hyphen']],
]

describe('string rules', () => {
  it.each(cases)('%s: %s %j', (_, rule, value, errors) => {
    expect(rule(value)).toEqual(errors)
  })

  it('judge a very long hostile string at once', () => {
    const started = process.cpuUsage()
    expect(rules.isDNS1123Subdomain(`${'a-'.repeat(500_000)}!`).length).toBe(2)
    expect(rules.isDNS1123Subdomain(`${'a.'.repeat(40_000)}!`).length).toBe(2)
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  it('mask the dash at the end of a generateName', () => {
    expect(rules.nameIsDNSLabel('web-', true)).toEqual([])
    expect(rules.nameIsDNSLabel('web-', false)).toEqual([label])
    expect(rules.nameIsPathSegment('a/b%', false)).toEqual(["may not contain '/'", "may not contain '%'"])
  })
})
