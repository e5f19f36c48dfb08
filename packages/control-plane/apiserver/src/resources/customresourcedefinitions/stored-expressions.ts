import { deepEqual, type Age, type apiextensionsv1 } from '@orrery/api'
import { someSchema } from './schema.js'

type Spec = apiextensionsv1.CustomResourceDefinitionSpec

/** What of the expressions stood there before; of a new definition nothing. */
export class StoredExpressions {
  readonly #rules = new Set<string>()
  readonly #messages = new Set<string>()
  readonly #old: Spec | undefined

  constructor(old?: Spec) {
    this.#old = old
    for (const { schema } of old?.versions ?? []) {
      someSchema(schema?.openAPIV3Schema, ({ 'x-kubernetes-validations': rules }) => {
        for (const { rule, messageExpression } of rules ?? []) {
          this.#rules.add(rule)
          if (messageExpression) this.#messages.add(messageExpression)
        }
        return false
      })
    }
  }

  ageOfRule(rule: string): Age {
    return this.#rules.has(rule) ? 'stored' : 'new'
  }

  ageOfMessage(message: string): Age {
    return this.#messages.has(message) ? 'stored' : 'new'
  }

  /** Whether a version says of its objects what it said before. What its expressions cost is then no longer asked. */
  isUnchanged({ name, schema }: apiextensionsv1.CustomResourceDefinitionVersion): boolean {
    const before = this.#old?.versions?.find((version) => version.name === name)
    return before !== undefined && deepEqual(before.schema, schema)
  }
}
