import { resources, type apiextensionsv1 } from '@orrery/api'
import { declare } from '../declare.js'
import { validateDefinition, validateDefinitionUpdate } from './validate.js'

type Definition = apiextensionsv1.CustomResourceDefinition

/** In place. */
export function defaultCustomResourceDefinition({ spec }: Definition): void {
  spec.conversion ??= { strategy: 'None' }
  spec.names.singular ||= spec.names.kind.toLowerCase()
  if (spec.names.kind) spec.names.listKind ||= `${spec.names.kind}List`
  const { service } = spec.conversion.webhook?.clientConfig ?? {}
  if (service) service.port ??= 443
}

export const customresourcedefinitions = declare<Definition>({
  ref: resources.apiextensionsv1.customresourcedefinitions,
  validate: validateDefinition,
  validateUpdate: validateDefinitionUpdate,
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
