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

/** In place: objects may be stored in the version that is marked so; of several the first. */
function noteStored({ spec, status }: Definition): void {
  const stored = (spec.versions ?? []).find(({ storage }) => storage)?.name
  const known = status.storedVersions ?? []
  if (stored !== undefined && !known.includes(stored)) status.storedVersions = [...known, stored]
}

export const customresourcedefinitions = declare<Definition>({
  ref: resources.apiextensionsv1.customresourcedefinitions,
  validate: validateDefinition,
  validateUpdate: validateDefinitionUpdate,
  defaults: defaultCustomResourceDefinition,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  strategy: {
    prepareForCreate(definition) {
      definition.status = { conditions: null, acceptedNames: { plural: '', kind: '' }, storedVersions: [] }
      noteStored(definition)
    },
    prepareForUpdate(definition, _old, target) {
      if (target === '') noteStored(definition)
    },
  },
})
