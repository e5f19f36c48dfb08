import { resources, type apiextensionsv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { byRules, must, mustBeOneOf } from '../validation/field-rules.js'

type Definition = apiextensionsv1.CustomResourceDefinition

/** In place. */
export function defaultCustomResourceDefinition({ spec }: Definition): void {
  spec.conversion ??= { strategy: 'None' }
  spec.names.singular ||= spec.names.kind.toLowerCase()
  spec.names.listKind ||= `${spec.names.kind}List`
  const { service } = spec.conversion.webhook?.clientConfig ?? {}
  if (service) service.port ??= 443
}

export const customresourcedefinitions = declare<Definition>({
  ref: resources.apiextensionsv1.customresourcedefinitions,
  ...byRules(
    must('spec.group'),
    must('spec.versions'),
    mustBeOneOf('spec.scope', ['Cluster', 'Namespaced']),
    must('spec.names.plural'),
    must('spec.names.kind'),
  ),
  defaults: defaultCustomResourceDefinition,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  strategy: {
    prepareForCreate(definition) {
      const versions = definition.spec.versions ?? []
      const stored = versions.filter(({ storage }) => storage).map(({ name }) => name)
      definition.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: stored }
    },
  },
})
