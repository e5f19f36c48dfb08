import { describe, expect, it } from 'vitest'
import { compileExpression } from './compile.js'
import { admissionEnvironment } from './environments/admission.js'

/** What upstream takes of what is new. */
const well = [
  'object.foo.bar == 1',
  "{'a': 1}.b",
  '[].map(x, x)',
  '[] + [1]',
  'has(request.name)',
  '1 < 2.0',
  'object == 1',
  'object.x < 3',
  'object.x + 1',
  'type(1) == int',
  'type(object.x) == string',
  "type(ip('1.2.3.4')) == net.IP",
  'type(optional.none()) == optional_type',
  "'%d %s'.format([1, 'x'])",
  "authorizer.group('').resource('pods').check('create').allowed()",
  "authorizer.requestResource.check('x').allowed()",
  "authorizer.path('/x').check('get').reason()",
  "sign(quantity('1'))",
  "cidr('x').containsIP('y')",
  "semver('1.0.0').major() > 1",
  'object.?x.orValue(1) == 2',
  'request.?name',
  '[?optional.of(1), 2]',
  "object[?'a']",
  '[1][?0]',
  "{'a':1}['a']",
  'optional.of(1).optMap(x, x + 1)',
  "optional.of('a').optFlatMap(x, optional.of(x))",
  'object.all(x, y, x == y)',
  '[1].all(i, v, i == v)',
  "{'a': 1}.transformMap(k, v, v + 1)",
  "{'a': 1}.transformList(k, v, k)",
  "{'a': 1}.transformMapEntry(k, v, {v: k})",
  '[1].transformMap(i, v, v > 0, i)',
  '.request.name',
  "kubernetes.GroupVersionKind{kind: 'a'}",
  "dyn(1) + 'a'",
  'dyn(1).foo',
  'dyn([1]).all(x, x)',
  "size('a') + size([1])",
  "'a' in ['b']",
  "'a' in {'a': 1}",
  '[[], [1]]',
  "{1: [], 2: ['x']}",
  'null == request',
  'params.foo',
  'oldObject.x',
  'namespaceObject.metadata.UID',
  'request.namespace',
  'request.options.foo.bar',
  "b'a' == b'b'",
  'object.if',
  'object.namespace',
  'string(object)',
  'has(request.userInfo.extra.foo)',
  'request.userInfo.extra.foo',
  "format.named('x').value().validate('y').hasValue()",
  'sets.contains([1], [2])',
  '[object].isSorted()',
  '[].min()',
  "ip.isCanonical('x')",
  'object.spec.containers.filter(c, c.x).map(c, c.y).size()',
  '-9223372036854775808',
  "object.?a.?b.c.orValue('')",
  "object.a[?'b'].c",
  'optional.none().orValue(1)',
  'optional.none().value()',
  '[optional.of(1)].unwrapOpt()',
  "'%s'.format([[1, 'a']])",
]

/** Literals that upstream reads before anything runs. */
const literals = [
  "timestamp('2020-01-01T00:00:00Z')",
  "duration('1h') + timestamp('2020-01-01T00:00:00Z')",
  "timestamp('2020-01-01T00:00:00Z').getFullYear('UTC')",
  "'a'.matches('(?P<n>a)')",
  "'a'.matches('(?<n>a)')",
  "'a'.matches('(?i)a')",
  "'a'.matches('a{1,')",
  "'a'.matches('()')",
  "'a'.matches('(|a)*')",
  "'a'.matches('^*')",
  "'a'.matches('\\\\p{Greek}\\\\pL\\\\x{10FFFF}')",
  "'a'.matches('[]a]')",
  "'a'.matches('[^]a]')",
  "'a'.matches('a{,5}')",
  "'a'.matches('\\\\Qab\\\\E\\\\z\\\\A')",
  "duration('1.5h30m')",
  "duration('-1s')",
  "timestamp('2020-01-01T00:00:00.123456789+01:00')",
]

/** What it takes only where it stood there before. */
const later = ['[3, 1].sort() == [1]', '[1].distinct()', 'lists.range(3)', '[3].sortBy(x, -x)', '[[1], [2]].flatten()', '[1].reverse()']

const options = { params: true, authorizer: true }

describe('expressions that are well', () => {
  it.each([...well, ...literals])('%s', (expression) => {
    expect(compileExpression(expression, admissionEnvironment({ ...options, age: 'new' }))).toBeTypeOf('object')
    expect(compileExpression(expression, admissionEnvironment({ ...options, age: 'stored' }))).toBeTypeOf('object')
  })

  it.each(later)('%s, if it stood there before', (expression) => {
    expect(compileExpression(expression, admissionEnvironment({ ...options, age: 'new' }))).toBeTypeOf('string')
    expect(compileExpression(expression, admissionEnvironment({ ...options, age: 'stored' }))).toBeTypeOf('object')
  })
})
