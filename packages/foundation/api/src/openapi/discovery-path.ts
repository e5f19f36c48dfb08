import { componentRef } from './component-name.js'
import { operationGroup, pathRoot, tagOf } from './group-names.js'

/** `/apis/apps/v1/`: what the group version serves. */
export function discoveryPath(group: string, version: string): Record<string, object> {
  return {
    [`${pathRoot(group, version)}/`]: {
      get: plainOperation({
        id: `get${operationGroup(group, version)}APIResources`,
        tag: tagOf(group, version),
        description: 'get available resources',
        types: ['application/json', 'application/yaml'],
        reply: componentRef('metav1.APIResourceList'),
      }),
    },
  }
}

/** An operation on nothing that is stored. */
export interface PlainOperation {
  readonly id: string
  readonly tag: string
  readonly description: string
  readonly types: readonly string[]
  /** A schema. */
  readonly reply: object
}

export function plainOperation({ id, tag, description, types, reply }: PlainOperation): object {
  const content = Object.fromEntries(types.map((type) => [type, { schema: reply }]))
  const responses = { 200: { description: 'OK', content }, 401: { description: 'Unauthorized' } }
  return { tags: [tag], description, operationId: id, responses }
}
