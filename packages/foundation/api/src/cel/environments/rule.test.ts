import { describe, expect, it } from 'vitest'
import type { apiextensionsv1 } from '../../generated/index.js'
import { checkRule, type RuleOutcome } from './rule.js'
import { declareSchema, structsIn } from './schema.js'

type Schema = apiextensionsv1.JSONSchemaProps

const str = { type: 'string' }
const int = { type: 'integer' }
const kept = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const list = (items: Schema, maxItems?: number): Schema => ({ type: 'array', items, ...(maxItems && { maxItems }) })
const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values })
const short = (maxLength: number): Schema => ({ ...str, maxLength })

/** A property of each sort. */
const properties: Record<string, Schema> = {
  size: str,
  short: short(10),
  enumed: { ...str, enum: ['a', 'bbbb'] },
  n: int,
  f: { type: 'number' },
  b: { type: 'boolean' },
  ios: { 'x-kubernetes-int-or-string': true },
  when: { ...str, format: 'date-time' },
  day: { ...str, format: 'date' },
  dur: { ...str, format: 'duration' },
  data: { ...str, format: 'byte' },
  list: list(str),
  few: list(short(20), 10),
  nums: list(int, 5),
  map: map(str),
  fewmap: { ...map(int), maxProperties: 5 },
  objs: list({ type: 'object', required: ['name'], properties: { name: str, port: int, tags: list(str, 3) } }),
  fewobjs: list({ type: 'object', properties: { name: short(5), sub: map(list(str)) } }, 4),
  free: kept,
  emb: { ...kept, 'x-kubernetes-embedded-resource': true },
  unk: { 'x-kubernetes-preserve-unknown-fields': true },
  'a-b': str,
  in: int,
  __x: str,
  '1x': str,
  'a/b.c': str,
  namespace: str,
}

const schema: Schema = {
  type: 'object',
  required: ['spec'],
  properties: { spec: { type: 'object', required: ['size', 'n'], properties } },
}

/** What upstream's estimate says of a rule. */
const costs: readonly (readonly [rule: string, cost: number])[] = [
  ['self.spec.n == 1', 3],
  ["self.spec.size == 'abc'", 4],
  ['self.spec.size == self.spec.short', 10],
  ['self.spec.enumed == self.spec.size', 7],
  ["self.spec.size.startsWith('a')", 4],
  ["self.spec.size.matches('^[a-z]+$')", 629149],
  ["self.spec.short.matches('^[a-z]+$')", 13],
  ["self.spec.size.contains('abc')", 314576],
  ["self.spec.size + 'x' == 'y'", 314577],
  ["self.spec.list.all(x, x == 'a')", 5242879],
  ["self.spec.few.all(x, x == 'a')", 54],
  ['self.spec.few.all(x, self.spec.few.all(y, x == y))', 1374],
  ['self.spec.list.all(x, self.spec.list.exists(y, y == x))', 345882608641821900],
  ['self.spec.nums.all(x, x > 1)', 29],
  ["self.spec.map.all(k, k == 'a' && self.spec.map[k] == 'b')", 3932154],
  ['self.spec.fewmap.all(k, self.spec.fewmap[k] > 1)', 49],
  ["self.spec.objs.all(o, o.name == 'x' && o.port > 1)", 2177806],
  ["self.spec.objs.exists_one(o, o.tags.all(t, t.startsWith('x')))", 4839565],
  ['self.spec.fewobjs.all(o, o.name.size() < 3)', 32],
  ["self.spec.fewobjs.all(o, o.sub.all(k, o.sub[k].exists(v, v == 'a')))", 9895582629908],
  ["self.spec.fewobjs[0].sub['a'][1] == 'x'", 8],
  ["self.spec.few.map(x, x + 'a').all(y, y.size() < 5)", 295],
  ["self.spec.few.filter(x, x.startsWith('a')).size() > 0", 166],
  ['self.spec.list.map(x, x.upperAscii()).size() > 1', 329867014966],
  ["self.spec.few.join(',') == 'a'", 85],
  ["self.spec.few.join(',').contains('b')", 165],
  ["self.spec.size.split(',').size() > 1", 629151],
  ["self.spec.size.split(',', 3).all(x, x == 'a')", 629162],
  ["self.spec.short.replace('a', 'bb') == 'x'", 12],
  ["self.spec.short.replace('', 'bb').size() == 1", 13],
  ['self.spec.short.lowerAscii() == self.spec.short', 14],
  ["self.spec.short.substring(1, 2) == 'a'", 8],
  ["self.spec.size.trim().find('a+') == 'a'", 629150],
  ["self.spec.size.findAll('a+').size() > 1", 314578],
  ['self.spec.list.isSorted()', 329854432053],
  ['self.spec.nums.sum() > 1', 9],
  ["self.spec.nums.max() > 1 && self.spec.few.min() == 'a'", 103],
  ["self.spec.few.indexOf('a') == 1", 94],
  ["self.spec.size.indexOf('a') == 1", 314577],
  ['has(self.spec.short)', 2],
  ["has(self.spec.short) && self.spec.short == 'a' || !has(self.spec.n)", 9],
  ['self.spec.ios == 1', 4],
  ["type(self.spec.ios) == int ? self.spec.ios < 5 : self.spec.ios == '5%'", 9],
  ["self.spec.when > timestamp('2020-01-01T00:00:00Z')", 5],
  ['self.spec.day < self.spec.when', 7],
  ["self.spec.dur > duration('1h')", 5],
  ["self.spec.data == b'abc'", 4],
  ['self.spec.data.size() < 10', 5],
  ["string(self.spec.data) == 'abc'", 314577],
  ['bytes(self.spec.size) == self.spec.data', 629152],
  ['oldSelf.spec.n <= self.spec.n', 7],
  ['self == oldSelf', 2],
  ['self.spec == oldSelf.spec', 4],
  ['self.spec.list == oldSelf.spec.list', 104864],
  ['self.spec.map == oldSelf.spec.map', 39328],
  ["self.spec.a__dash__b == 'x'", 4],
  ['self.spec.__in__ == 1', 3],
  ["self.spec.namespace == 'x'", 4],
  ["self.spec.__namespace__ == 'x'", 4],
  ["self.spec.__underscores__x == 'a'", 4],
  ["self.spec.a__slash__b__dot__c == 'a'", 4],
  ['has(self.spec.free)', 2],
  ["self.spec.emb.kind == 'x'", 5],
  ["self.spec.emb.metadata.name == 'x'", 6],
  ["self.metadata.name == 'a'", 4],
  ["self.kind == 'X' && self.apiVersion == 'v1'", 6],
  ['self.metadata.generateName.size() > 1', 5],
  ["self.spec.map.foo == 'x'", 5],
  ["self.spec.size in ['a', 'b', self.spec.short]", 19],
  ['self.spec.n in self.spec.nums', 11],
  ["'a' in self.spec.map", 4],
  ["['a', 'b'].all(x, x in self.spec.list)", 2097175],
  ["[self.spec.size, self.spec.short].all(x, x.startsWith('a'))", 27],
  ["{'a': self.spec.size}.all(k, k == 'a')", 38],
  ["{'a': self.spec.size}['a'] == 'b'", 35],
  ['[1, 2, 3].map(x, x * 2).exists(x, x > self.spec.n)', 91],
  ['[[1], [2]].all(x, x.all(y, y > 1))', 41],
  ["self.spec.objs.map(o, o.name).all(n, n.matches('a'))", 4597597],
  ["self.spec.objs.filter(o, o.port > 1).all(o, o.name == 'a')", 5323531],
  ["self.spec.objs.map(o, o.tags).all(ts, ts.all(t, t == 'a'))", 4597597],
  ["(self.spec.b ? self.spec.list : self.spec.few).all(x, x == 'a')", 4194307],
  ["(self.spec.b ? self.spec.size : 'abc') == 'x'", 7],
  ["(self.spec.few + self.spec.list).all(x, x == 'y')", 4194348],
  ["(['a'] + ['b']).all(x, x == self.spec.short)", 36],
  ["dyn(self.spec.size) == 'a'", 5],
  ["dyn(self.spec.few).all(x, x == 'a')", 45],
  ["quantity(self.spec.size).isGreaterThan(quantity('1'))", 314578],
  ["quantity('1') == quantity(self.spec.short)", 9],
  ['isQuantity(self.spec.size)', 314576],
  ["url(self.spec.size).getHost() == 'a'", 314578],
  ['url(self.spec.size) == url(self.spec.short)', 314587],
  ['isURL(self.spec.short)', 4],
  ['ip(self.spec.short).family() == 4', 9],
  ["isIP(self.spec.size) && ip(self.spec.size) == ip('1.2.3.4')", 629154],
  ['ip.isCanonical(self.spec.size)', 629149],
  ['cidr(self.spec.size).containsIP(self.spec.short)', 314587],
  ["cidr(self.spec.size).containsIP(ip('1.2.3.4'))", 314581],
  ["cidr(self.spec.size).containsCIDR('1.0.0.0/8') && cidr('1.0.0.0/8').ip().isLoopback()", 314587],
  ["semver(self.spec.short).isLessThan(semver('1.2.3'))", 9],
  ['format.dns1123Label().validate(self.spec.size).hasValue()', 10066341],
  ["format.named('x').hasValue()", 2],
  ['!format.named(self.spec.size).value().validate(self.spec.short).hasValue()', 138],
  ["sets.contains(self.spec.few, ['a'])", 24],
  ['sets.equivalent(self.spec.few, self.spec.list)', 20971507],
  ["self.spec.?size.orValue('') == 'a'", 5],
  ["self.spec.?list[?0].orValue('x') == 'y'", 6],
  ['self.spec.list[?0].hasValue()', 5],
  ["self.spec.?map[?'a'].optMap(x, x + 'b').orValue('') == 'c'", 1844674407370955300],
  ["self.spec.map[?'a'].optFlatMap(x, optional.of(x)).hasValue()", 23],
  ["optional.of(self.spec.size).value() == 'a'", 6],
  ["self.spec.few.all(i, v, i < 3 && v == 'a')", 74],
  ["self.spec.fewmap.all(k, v, k == 'a' && v > 1)", 34],
  ["self.spec.fewmap.transformList(k, v, v > 1, k).all(x, x == 'a')", 110],
  ["self.spec.fewmap.transformMap(k, v, v + 1).all(k, k == 'b')", 80],
  ['self.spec.few.transformMapEntry(i, v, {v: i}).size() > 1', 376],
  ['self.spec.few.existsOne(i, v, v == string(i))', 135],
  ["'%s %d'.format([self.spec.size, self.spec.n]) == 'a'", 18],
  ["strings.quote(self.spec.size) == 'a'", 314577],
  ['self.spec.size.size() > 1 && size(self.spec.list) < 4', 10],
  ['self.spec.size < self.spec.short', 10],
  ['int(self.spec.size) > 1', 5],
  ["string(self.spec.n) == '1'", 5],
  ['self.spec.f > 1 && self.spec.f < 2.5', 8],
  ['-self.spec.n < 1 && !self.spec.b', 9],
  ["self.spec.n > 1 ? self.spec.list.all(x, x == 'a') : self.spec.few.all(x, x == 'b')", 5242883],
  ["self.spec.n == 1 && self.spec.n == 2 && self.spec.n == 3 && self.spec.n == 4 && self.spec.size == 'x'", 16],
  ['type(self.spec) == type(self)', 1844674407370955300],
  ["self.spec.list.exists(x, x == 'a') == true", 6291455],
  ['self.spec.when.getFullYear() > 2020', 5],
  ['self.spec.dur.getSeconds() > 1', 5],
  ['self.spec.when - self.spec.when == self.spec.dur', 11],
  ['null == self.spec', 2],
  ["self.spec.data + b'x' == b'y'", 314577],
  ["self.spec.short.charAt(0) == 'a'", 5],
  ["self.spec.objs.map(o, {'n': o.name}).all(m, m['n'] == 'a')", 12098915],
  ["self.spec.objs.map(o, [o.name, o.name]).all(l, l[0] == 'a')", 7743311],
  ["self.spec.list.all(x, [x].all(y, y == 'a'))", 19922929],
  ["self.spec.list.map(x, self.spec.map).all(m, m.all(k, k == 'b'))", 20971515],
  ["[self.spec.few, self.spec.list].all(l, l.all(s, s == 'a'))", 27],
  ["{'k': self.spec.few}.all(k, v, v.all(s, s == k))", 39],
  ["self.spec.size.lastIndexOf('a', 3) > 1", 314577],
]

const wrong: readonly (readonly [rule: string, ...complaints: string[]])[] = [
  ["self.spec.a-b == 'x'", "1:10: undefined field 'a'", "1:13: undeclared reference to 'b' (in container '')"],
  ['self.spec.in == 1', "1:11: Syntax error: no viable alternative at input '.in'", "1:14: Syntax error: extraneous input '==' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"],
  ["self.spec.__x == 'a'", "1:10: undefined field '__x'"],
  ['self.spec.free.x == 1', "1:15: undefined field 'x'"],
  ["self.spec.emb.spec.x == 'x'", "1:14: undefined field 'spec'"],
  ['self.spec.unk == 1', "1:10: undefined field 'unk'"],
  ['self.metadata.labels == {}', "1:14: undefined field 'labels'"],
  ['self.spec.nope', "1:10: undefined field 'nope'"],
  ['self.nope == 1 && self.spec.alsoNope == 2', "1:5: undefined field 'nope'", "1:28: undefined field 'alsoNope'"],
  ['self.spec.n', 'cel expression must evaluate to a bool'],
  ['self.spec.ios', 'cel expression must evaluate to a bool'],
  ['self.spec.list', 'cel expression must evaluate to a bool'],
  ["'a'", 'cel expression must evaluate to a bool'],
  ["self.spec.n == 'x'", "1:13: found no matching overload for '_==_' applied to '(int, string)'"],
  ['self.spec + 1', "1:11: found no matching overload for '_+_' applied to '(selfType.spec, int)'"],
  ['self.spec.list[0].foo', "1:18: type 'string' does not support field selection"],
  ["self.spec.list['a']", "1:15: found no matching overload for '_[_]' applied to '(list(string), string)'"],
  ['self.spec.map[1]', "1:14: found no matching overload for '_[_]' applied to '(map(string, string), int)'"],
  ["self.spec.fewmap.foo == 'x'", "1:22: found no matching overload for '_==_' applied to '(int, string)'"],
  ["self.spec.size.reverse() == 'a'", "1:23: undeclared reference to 'reverse' (in container '')"],
  ['self.spec.list.sort() == []', "1:20: undeclared reference to 'sort' (in container '')"],
  ['cel.bind(x, self.spec.n, x > 1)', "1:1: undeclared reference to 'cel' (in container '')", "1:9: undeclared reference to 'bind' (in container '')", "1:10: undeclared reference to 'x' (in container '')", "1:26: undeclared reference to 'x' (in container '')"],
  ["authorizer.path('/').check('get').allowed()", "1:1: undeclared reference to 'authorizer' (in container '')"],
  ['oldSelf.orValue(self).spec.n == 1', "1:16: found no matching overload for 'orValue' applied to 'selfType.(selfType)'"],
  ['oldSelf.spec.n.orValue(1) == 1', "1:23: found no matching overload for 'orValue' applied to 'int.(int)'"],
  ['oldSelf.hasValue()', "1:17: found no matching overload for 'hasValue' applied to 'selfType.()'"],
]

const declared = declareSchema(schema, true, 'selfType')
if (!declared) throw new Error('the schema is an object')
const self = declared
const stored = { rule: 'new', message: 'new' } as const
const check = (rule: apiextensionsv1.ValidationRule): RuleOutcome => checkRule(rule, self, structsIn(self), stored)

describe('rules of a schema', () => {
  it.each(costs)('%s costs %d', (rule, cost) => {
    expect(check({ rule })).toMatchObject({ cost })
    expect(check({ rule }).complaint).toBeUndefined()
  })

  it.each(wrong)('%s', (rule, ...complaints) => {
    const { complaint = '' } = check({ rule })
    const lines = [...complaint.matchAll(/ERROR: <input>:(.*)$/gm)].map(([, line]) => line)
    expect(lines.length > 0 ? lines : [complaint]).toEqual(complaints)
  })

  it('weighs by the least size of the value', () => {
    expect(Math.floor((3 * 1024 * 1024) / (self.minSize + 1))).toBe(108_473)
  })

  it('tells whether the value before is looked at', () => {
    expect(check({ rule: 'oldSelf.spec.n == self.spec.n' }).usesOldSelf).toBe(true)
    expect(check({ rule: 'self.spec.n == 1' }).usesOldSelf).toBe(false)
  })

  it('makes the value before optional', () => {
    const rule = 'oldSelf.hasValue() && oldSelf.value().spec.n == self.spec.n'
    expect(check({ rule }).complaint).toContain("found no matching overload for 'hasValue' applied to 'selfType.()'")
    expect(check({ rule, optionalOldSelf: true }).complaint).toBeUndefined()
  })

  it('looks at the message if the rule is well', () => {
    const at = (messageExpression: string, rule = 'true'): unknown => check({ rule, messageExpression }).messageComplaint
    expect(at("'a' + string(self.spec.n)")).toBeUndefined()
    expect(at('self.spec.n')).toBe('messageExpression must evaluate to a string')
    expect(at('self.nope')).toMatch(/^messageExpression compilation failed: ERROR: <input>:1:5: undefined field 'nope'/)
    expect(at('self.nope', 'self.nope')).toBeUndefined()
  })

  it.each([
    ["int('a') == 1", "type conversion error from 'string' to 'int'"],
    ['uint(-1) == 1u', 'unsigned integer overflow'],
    ["matches(self.spec.size, 'a(b')", 'error parsing regexp: missing closing ): `a(b`'],
    ["self.spec.size.find('[z-a]') == ''", 'error parsing regexp: invalid character class range: `z-a`'],
  ])('%s fails before it runs', (rule, text) => {
    expect(check({ rule }).complaint).toBe(`program instantiation failed: ${text}`)
  })
})
