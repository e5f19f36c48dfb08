import { field, isConfigMapKey, isDNS1123Subdomain, isRelaxedEnvVarName, type corev1, type FieldPath } from '@orrery/api'
import { byRule, each, named, none, type Errors } from '../validation/checks.js'
import { validateFieldRef, validateResourceFieldRef } from './field-references.js'

function validateKeyRef(path: FieldPath, ref: corev1.ConfigMapKeySelector): Errors {
  return [
    ...byRule(path.child('name'), ref.name ?? '', isDNS1123Subdomain),
    ...named(path.child('key'), ref.key, isConfigMapKey),
  ]
}

const sources = '`fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'

function validateSource(path: FieldPath, { value, valueFrom }: corev1.EnvVar): Errors {
  if (!valueFrom) return none
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = valueFrom
  const errors = [
    ...(fieldRef ? validateFieldRef(path.child('fieldRef'), fieldRef, 'environment') : none),
    ...(resourceFieldRef ? validateResourceFieldRef(path.child('resourceFieldRef'), resourceFieldRef, 'environment') : none),
    ...(configMapKeyRef ? validateKeyRef(path.child('configMapKeyRef'), configMapKeyRef) : none),
    ...(secretKeyRef ? validateKeyRef(path.child('secretKeyRef'), secretKeyRef) : none),
  ]
  const count = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(Boolean).length
  const wrong =
    count === 0
      ? `must specify one of: ${sources}`
      : value
        ? 'may not be specified when `value` is not empty'
        : count > 1
          ? 'may not have more than one field specified at a time'
          : ''
  return wrong === '' ? errors : [...errors, field.invalid(path, '', wrong)]
}

export function validateEnv(path: FieldPath, env: readonly corev1.EnvVar[] | undefined): Errors {
  return each(path, env, (one, at) => [
    ...named(at.child('name'), one.name, isRelaxedEnvVarName),
    ...validateSource(at.child('valueFrom'), one),
  ])
}

export function validateEnvFrom(path: FieldPath, list: readonly corev1.EnvFromSource[] | undefined): Errors {
  return each(path, list, ({ prefix, configMapRef, secretRef }, at) => {
    const count = [configMapRef, secretRef].filter(Boolean).length
    const wrong =
      count === 0
        ? 'must specify one of: `configMapRef` or `secretRef`'
        : count > 1
          ? 'may not have more than one field specified at a time'
          : ''
    return [
      ...(prefix ? byRule(at.child('prefix'), prefix, isRelaxedEnvVarName) : none),
      ...(configMapRef ? named(at.child('configMapRef', 'name'), configMapRef.name, isDNS1123Subdomain) : none),
      ...(secretRef ? named(at.child('secretRef', 'name'), secretRef.name, isDNS1123Subdomain) : none),
      ...(wrong === '' ? none : [field.invalid(path, '', wrong)]),
    ]
  })
}
