import { configMap } from './objects.js'
import { get, inNamespace, post, queries, type Sequence } from './step.js'

const path = inNamespace('configmaps')

const labels = [{ tier: 'front', n: '10' }, { tier: 'back', n: '9' }, { tier: 'back', zone: '' }, {}, { 'example.com/role': 'db', n: 'x' }]

/** As they stand in a query. */
const selectors = [
  'tier=front', 'tier==front', 'tier!=front', 'tier in (front,back)', 'tier in (front)', 'tier in ()', 'tier notin (front)', 'tier notin ()',
  'tier', '!tier', '! tier', 'zone=', 'zone==', 'zone!=', 'zone in (,a)', 'n>9', 'n<10', 'n>x', 'n<', 'n>=9', 'n>9.5', 'tier=front,n>3',
  'example.com/role=db', 'example.com/role', 'Example.com/role', 'example.com/', '/role', 'a/b/c=d', 'tier = front', ' tier=front ', 'tier=front,',
  ',tier=front', 'tier=front,,n', 'tier=front back', 'tier=(front)', 'tier in front', 'tier in (front', 'tier in (front,back))', 'tier in ((front))',
  'tier in (front back)', 'tier not in (front)', 'tier notin', 'in in (in)', 'notin=in', 'in', '!', '!!tier', '!tier=front', '=front', '==', '===', '!=',
  'tier=!front', 'tier=fr@nt', 'tier=-front', 'tier=front-', 'tier=' + 'x'.repeat(63), 'tier=' + 'x'.repeat(64), 'x'.repeat(63), 'x'.repeat(64),
  'tier=front;n=1', 'tier:front', '"tier"=front', "tier='front'", 'tier=front&', 'tier in (front,)', 'tier in (,)', 'tier exists', 'tier=a=b', 'tier==a==b',
  'tier!front', 'tier ! = front', 'tier=ä', 'ä=b', 'tier\n=front', 'n>1,n<100', 'n in (10, 9)', '-tier', '_tier', 'tier.', 'x'.repeat(254) + '/a',
]

export const labelSelectors: readonly Sequence[] = [
  {
    name: 'labels/lists',
    steps: [
      ...labels.map((own, index) => post(path, configMap({ name: `m${index}`, labels: own }))),
      ...queries(path, selectors.map((selector) => `labelSelector=${encodeURIComponent(selector)}`)),
    ],
  },
  {
    name: 'labels/raw',
    steps: [
      post(path, configMap({ name: 'only', labels: { tier: 'front' } })),
      ...queries(path, [
        'labelSelector', 'labelSelector=', 'labelSelector=+', 'labelSelector=tier%3Dfront&labelSelector=tier%3Dback', 'labelSelector=tier=front',
        'labelSelector=tier%2', 'labelSelector=%zz', 'labelselector=tier%3Dback', 'labelSelector=tier%3Dback;limit=1', 'labelSelector=%20tier',
        'labelSelector=a%00b',
      ]),
      get(`${path}/only?labelSelector=tier%3Dback`),
      get(`${path}/only?fieldSelector=nope%3Dback`),
    ],
  },
]
