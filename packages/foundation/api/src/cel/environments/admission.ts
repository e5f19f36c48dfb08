import { environment, type Age, type Environment } from '../check/environment.js'
import { parseType } from '../types/signature.js'
import { dynType, structType, type Type } from '../types/type.js'

/** What differs between the places of admission that hold expressions. */
export interface AdmissionOptions {
  age: Age
  /** The policy has parameters. */
  params: boolean
  /** The expression may ask for permissions. */
  authorizer: boolean
  /** The policy's own variables by their types, as fields of `variables`; absent where there are none to speak of. */
  variables?: ReadonlyMap<string, Type>
}

const group = { group: 'string', version: 'string' }
const labels = 'map(string, string)'
const meta = {
  name: 'string', generateName: 'string', namespace: 'string', labels, annotations: labels, UID: 'string',
  creationTimestamp: 'timestamp', deletionGracePeriodSeconds: 'int', deletionTimestamp: 'timestamp',
  generation: 'int', resourceVersion: 'string', finalizers: 'list(string)',
}

/** What upstream lets policies see of the request and the namespace. */
const declared: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GroupVersionKind: { ...group, kind: 'string' },
  GroupVersionResource: { ...group, resource: 'string' },
  UserInfo: { username: 'string', uid: 'string', groups: 'list(string)', extra: 'map(string, list(string))' },
  AdmissionRequest: {
    kind: 'kubernetes.GroupVersionKind', resource: 'kubernetes.GroupVersionResource', subResource: 'string',
    requestKind: 'kubernetes.GroupVersionKind', requestResource: 'kubernetes.GroupVersionResource',
    requestSubResource: 'string', name: 'string', namespace: 'string', operation: 'string',
    userInfo: 'kubernetes.UserInfo', dryRun: 'bool', options: 'dyn',
  },
  Namespace: {
    metadata: 'kubernetes.NamespaceMetadata', spec: 'kubernetes.NamespaceSpec', status: 'kubernetes.NamespaceStatus',
  },
  NamespaceMetadata: meta,
  NamespaceSpec: { finalizers: 'list(string)' },
  NamespaceStatus: { conditions: 'list(kubernetes.NamespaceCondition)', phase: 'string' },
  NamespaceCondition: { status: 'string', type: 'string', lastTransitionTime: 'timestamp', message: 'string', reason: 'string' },
}

function readStructs(): readonly (readonly [string, ReadonlyMap<string, Type>])[] {
  return Object.entries(declared).map(([name, fields]) => [
    `kubernetes.${name}`,
    new Map(Object.entries(fields).map(([field, type]) => [field, parseType(type)])),
  ])
}

let structs: ReturnType<typeof readStructs> | undefined

const variablesType = structType('kubernetes.variables')

/** Of webhooks' match conditions and admission policies. */
export function admissionEnvironment({ age, params, authorizer, variables }: AdmissionOptions): Environment {
  structs ??= readStructs()
  const names = {
    object: dynType, oldObject: dynType,
    namespaceObject: structType('kubernetes.Namespace'), request: structType('kubernetes.AdmissionRequest'),
    ...(params && { params: dynType }),
    ...(authorizer && {
      authorizer: structType('kubernetes.authorization.Authorizer'),
      'authorizer.requestResource': structType('kubernetes.authorization.ResourceCheck'),
    }),
    ...(variables && { variables: variablesType }),
  }
  return environment(age, names, new Map([...structs, ...(variables ? ([[variablesType.name, variables]] as const) : [])]))
}
