import { deepEqual, field, FieldPath, type authorizationv1, type metav1 } from '@orrery/api'
import { none, type Errors } from '../resources/validation/checks.js'
import { validateSelector } from './validate-selector.js'

type Spec = authorizationv1.SubjectAccessReviewSpec
type SelfSpec = authorizationv1.SelfSubjectAccessReviewSpec
type Question<S> = { metadata: metav1.ObjectMeta; spec: S }

const spec = FieldPath.root('spec')
const onResource = spec.child('resourceAttributes')
const onOther = spec.child('nonResourceAttributes')

function subjectMatter({ resourceAttributes, nonResourceAttributes }: SelfSpec): Errors {
  if (resourceAttributes && nonResourceAttributes) {
    return [field.invalid(onOther, nonResourceAttributes, 'cannot be specified in combination with resourceAttributes')]
  }
  if (resourceAttributes || nonResourceAttributes) return none
  const why = 'exactly one of nonResourceAttributes or resourceAttributes must be specified'
  return [field.invalid(onResource, null, why)]
}

function subject({ user = '', groups }: Spec): Errors {
  if (user !== '' || groups?.length) return none
  return [field.invalid(spec.child('user'), user, 'at least one of user or group must be specified')]
}

function selectors({ resourceAttributes: asked }: SelfSpec): Errors {
  return [
    ...validateSelector(onResource.child('fieldSelector'), asked?.fieldSelector, false),
    ...validateSelector(onResource.child('labelSelector'), asked?.labelSelector, true),
  ]
}

/** A question is no object: it has no metadata but, where it is asked of a namespace, that one. */
function identity(metadata: metav1.ObjectMeta, why: string): Errors {
  const { namespace: _namespace, managedFields: _managed, ...said } = metadata
  const empty = Object.values(said).every((value) => value === undefined || value === null || value === '' || deepEqual(value, {}))
  return empty ? none : [field.invalid(FieldPath.root('metadata'), metadata, why)]
}

export function validateSelfAccess({ metadata, spec: asked }: Question<SelfSpec>): Errors {
  return [...subjectMatter(asked), ...selectors(asked), ...identity(metadata, 'must be empty')]
}

export function validateAccess({ metadata, spec: asked }: Question<Spec>): Errors {
  return [...subjectMatter(asked), ...subject(asked), ...selectors(asked), ...identity(metadata, 'must be empty')]
}

/** Of one namespace, which the path names. */
export function validateLocalAccess({ metadata, spec: asked }: Question<Spec>): Errors {
  const { resourceAttributes, nonResourceAttributes } = asked
  const namespace = resourceAttributes?.namespace ?? ''
  return [
    ...subjectMatter(asked),
    ...subject(asked),
    ...selectors(asked),
    ...identity(metadata, 'must be empty except for namespace'),
    ...(resourceAttributes && namespace !== (metadata.namespace ?? '')
      ? [field.invalid(onResource.child('namespace'), namespace, 'must match metadata.namespace')]
      : none),
    ...(nonResourceAttributes ? [field.invalid(onOther, nonResourceAttributes, 'disallowed on this kind of request')] : none),
  ]
}
