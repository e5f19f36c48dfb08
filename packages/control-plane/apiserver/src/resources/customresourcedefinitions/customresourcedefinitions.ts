import { resources, type apiextensionsv1 } from '@orrery/api'
import { declare } from '../declare.js'

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
  defaults: defaultCustomResourceDefinition,
  strategy: {
    prepareForCreate(definition) {
      const stored = definition.spec.versions.filter(({ storage }) => storage).map(({ name }) => name)
      definition.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: stored }
    },
  },
})
