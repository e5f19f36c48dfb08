import { describe, expect, it } from 'vitest'
import { field } from '../fields/index.js'
import * as errors from './index.js'

const pods = { group: '', plural: 'pods' }
const deployments = { group: 'apps', plural: 'deployments' }

describe('failures', () => {
  it('have the wire form, keys in upstream’s order and nothing empty', () => {
    expect(JSON.stringify(errors.notFound(deployments, 'x').status)).toBe(
      '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"deployments.apps \\"x\\" not found",' +
        '"reason":"NotFound","details":{"name":"x","group":"apps","kind":"deployments"},"code":404}',
    )
    expect(errors.genericNotFound().status).toMatchObject({
      message: 'the server could not find the requested resource',
      details: {},
      code: 404,
    })
    expect(Object.keys(errors.badRequest('x').status)).not.toContain('details')
  })

  const messages: [errors.ApiError, string, string, number][] = [
    [errors.alreadyExists(pods, 'x'), 'AlreadyExists', 'pods "x" already exists', 409],
    [
      errors.conflict(deployments, 'd'),
      'Conflict',
      'Operation cannot be fulfilled on deployments.apps "d": the object has been modified; please apply your changes to the latest version and try again',
      409,
    ],
    [errors.forbidden(pods, 'x', 'no'), 'Forbidden', 'pods "x" is forbidden: no', 403],
    [errors.forbidden(pods, '', 'no'), 'Forbidden', 'pods is forbidden: no', 403],
    [errors.forbidden({ group: '', plural: '' }, '', 'no'), 'Forbidden', 'forbidden: no', 403],
    [errors.methodNotSupported(pods, 'update'), 'MethodNotAllowed', 'update is not supported on resources of kind "pods"', 405],
    [errors.genericMethodNotAllowed(), 'MethodNotAllowed', 'the server does not allow this method on the requested resource', 405],
    [errors.unauthorized(), 'Unauthorized', 'not authorized', 401],
    [errors.expired('too old resource version: 1 (5)'), 'Expired', 'too old resource version: 1 (5)', 410],
    [errors.requestEntityTooLarge('limit is 3145728'), 'RequestEntityTooLarge', 'Request entity too large: limit is 3145728', 413],
    [errors.internalError('x'), 'InternalError', 'Internal error occurred: x', 500],
    [errors.plainError('x'), '', 'x', 500],
    [errors.resourceVersionTooLarge(99, 8), 'Timeout', 'Timeout: Too large resource version: 99, current: 8', 504],
    [errors.notAcceptable(['a', 'b']), 'NotAcceptable', 'only the following media types are accepted: a, b', 406],
    [
      errors.serverTimeout(pods, 'create', 0),
      'ServerTimeout',
      'The create operation against pods could not be completed at this time, please try again.',
      500,
    ],
    [errors.genericResponse({ code: 422 }), 'Invalid', 'the server rejected our request due to an error in our request', 422],
    [errors.genericResponse({ code: 409, verb: 'POST' }), 'AlreadyExists', 'the server reported a conflict', 409],
    [
      errors.genericResponse({ code: 502, verb: 'GET', resource: pods, name: 'x', serverMessage: 'bad' }),
      'InternalError',
      'an error on the server ("bad") has prevented the request from succeeding (get pods x)',
      502,
    ],
  ]
  it.each(messages)('%s', (error, reason, message, code) => {
    expect([error.reason, error.message, error.code]).toEqual([reason, message, code])
  })

  it('list what is invalid, one plain and several in brackets, as causes', () => {
    const kind = { group: '', kind: 'Pod' }
    const one = errors.invalid(kind, 'x', [field.required('spec.containers')])
    expect(one.message).toBe('Pod "x" is invalid: spec.containers: Required value')
    expect(one.status.details).toEqual({
      name: 'x',
      kind: 'Pod',
      causes: [{ reason: 'FieldValueRequired', message: 'Required value', field: 'spec.containers' }],
    })
    const two = errors.invalid(kind, 'x', [field.required('a'), field.required('b')])
    expect(two.message).toBe('Pod "x" is invalid: [a: Required value, b: Required value]')
  })

  it('that forbid may say why to programs', () => {
    const causes = [{ reason: 'NamespaceTerminating', message: 'namespace x is being terminated', field: 'metadata.namespace' }]
    expect(errors.forbidden(pods, 'x', 'no', causes).status.details).toEqual({ name: 'x', kind: 'pods', causes })
    expect(errors.forbidden(pods, 'x', 'no').status.details).toEqual({ name: 'x', kind: 'pods' })
  })

  it('are told apart', () => {
    expect(errors.isNotFound(errors.notFound(pods, 'x'))).toBe(true)
    expect(errors.isNotFound(errors.failure({ code: 404, message: '' }))).toBe(true)
    expect(errors.isConflict(errors.alreadyExists(pods, 'x'))).toBe(false)
    expect(errors.isExpired(errors.gone('x'))).toBe(true)
    expect(errors.hasCause(errors.resourceVersionTooLarge(2, 1), 'ResourceVersionTooLarge')).toBe(true)
  })

  it('are made of any thrown value', () => {
    expect(errors.statusOf(new Error('x'))).toMatchObject({ code: 500, message: 'x' })
    const error = errors.gone('g')
    expect(errors.statusOf(error)).toBe(error.status)
  })
})
