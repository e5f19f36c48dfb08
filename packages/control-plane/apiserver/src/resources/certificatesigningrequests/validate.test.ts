import { expect, it } from 'vitest'
import { changeComplaints, complaints, objectOf, testContext } from '../../testing/complaints.js'
import { certificatesigningrequests as requests } from './certificatesigningrequests.js'
import { validateConditions, validateConditionsUpdate } from './validate-conditions.js'

const spec = { request: '', signerName: 'a.io/b', usages: ['client auth'] }
const request = 'spec.request: Invalid value: "": PEM block type must be CERTIFICATE REQUEST'

const bad: readonly (readonly [object, readonly string[]])[] = [
  [{}, []],
  [{ usages: [] }, ['spec.usages: Required value']],
  [{ usages: ['client auth', 'client auth'] }, ['spec.usages[1]: Duplicate value: "client auth"']],
  [{ expirationSeconds: 5 }, [
    'spec.expirationSeconds: Invalid value: 5: may not specify a duration less than 600 seconds (10 minutes)',
  ]],
  [{ signerName: 'x' }, [
    'spec.signerName: Invalid value: "x": must be a fully qualified domain and path of the form \'example.com/signer-name\'',
  ]],
  [{ signerName: 'x/y' }, ['spec.signerName: Invalid value: "x": should be a domain with at least two segments separated by dots']],
  [{ signerName: 'kubernetes.io/legacy-unknown' }, [
    'spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": the legacy signerName is not allowed via this API version',
  ]],
]

it.each(bad)('%#', (change, expected) => {
  expect(complaints(requests, { spec: { ...spec, ...change } })).toEqual([request, ...expected])
})

const condition = (type: string, status = 'True'): { type: string; status: string } => ({ type, status })

it('decides once, and only where decisions are made', () => {
  expect(validateConditions([condition('Approved'), condition('Denied')])).toHaveLength(1)
  expect(validateConditions([condition('Approved', 'False')])).toHaveLength(1)
  expect(validateConditionsUpdate([condition('Approved')], [], ['Approved', 'Denied'])).toHaveLength(1)
  expect(validateConditionsUpdate([condition('Approved')], [], [])).toEqual([])
  expect(validateConditionsUpdate([], [condition('Failed')], [])).toHaveLength(1)
  expect(changeComplaints(requests, { spec }, { spec }, 'status')).toEqual([])
})

it('says who asks, whatever the request says', () => {
  const object = objectOf(requests, { spec: { ...spec, username: 'root', groups: ['g'] } })
  expect(object).not.toHaveProperty('spec.username')
  requests.strategy?.prepareForCreate?.(object, { ...testContext, user: { name: 'jane', groups: ['dev'], extra: { k: ['v'] } } })
  expect(object).toMatchObject({ spec: { username: 'jane', groups: ['dev'], extra: { k: ['v'] } } })
})
