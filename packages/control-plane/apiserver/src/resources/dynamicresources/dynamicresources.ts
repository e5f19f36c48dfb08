import { deepEqual, FieldPath, resources, type FieldError, type resourcev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { each } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { unchanged, validateClaimSpec, validateClaimUpdate, validateConfiguration, validateSelectors } from './validate-claim.js'
import { validateSlice, validateSliceUpdate } from './validate-slice.js'

type Claim = resourcev1.ResourceClaim
type Slice = resourcev1.ResourceSlice

function defaultToleration(toleration: resourcev1.DeviceToleration): void {
  toleration.operator ||= 'Equal'
}

function defaultRequest({ exactly, firstAvailable }: resourcev1.DeviceRequest): void {
  for (const one of [...(exactly ? [exactly] : []), ...(firstAvailable ?? [])]) {
    one.allocationMode ||= 'ExactCount'
    if (one.allocationMode === 'ExactCount') one.count ||= 1
    for (const toleration of one.tolerations ?? []) defaultToleration(toleration)
  }
}

/** In place. */
export function defaultClaimSpec({ devices }: resourcev1.ResourceClaimSpec): void {
  for (const request of devices.requests ?? []) defaultRequest(request)
}

function state({ metadata, status }: Claim): string {
  const deleted = metadata.deletionTimestamp ? ['deleted'] : []
  const waiting = metadata.deletionTimestamp ? [] : ['pending']
  const given = status.reservedFor?.length ? ['allocated', 'reserved'] : ['allocated']
  return [...deleted, ...(status.allocation ? given : waiting)].join(',')
}

function validateClass({ spec }: resourcev1.DeviceClass, old?: resourcev1.DeviceClass): readonly FieldError[] {
  const path = FieldPath.root('spec')
  const age = old && deepEqual(spec.selectors, old.spec.selectors) ? 'stored' : 'new'
  return [
    ...validateSelectors(spec.selectors, path.child('selectors'), { age, budget: new ExpressionBudget() }),
    ...each(path.child('config'), spec.config, validateConfiguration),
  ]
}

export const deviceclasses = declare<resourcev1.DeviceClass>({
  ref: resources.resourcev1.deviceclasses,
  validate: (deviceClass) => validateClass(deviceClass),
  validateUpdate: validateClass,
  strategy: { returnsDeleted: true },
  columns: [nameColumn, ageColumn],
})

export const resourceclaims = declare<Claim>({
  ref: resources.resourcev1.resourceclaims,
  validate: ({ spec }) => validateClaimSpec(spec, FieldPath.root('spec')),
  validateUpdate: validateClaimUpdate,
  defaults: ({ spec }) => defaultClaimSpec(spec),
  strategy: { noGeneration: true, returnsDeleted: true },
  columns: [
    nameColumn,
    text('State', 'A summary of the current state (allocated, pending, reserved, etc.).', state),
    ageColumn,
  ],
})

export const resourceclaimtemplates = declare<resourcev1.ResourceClaimTemplate>({
  ref: resources.resourcev1.resourceclaimtemplates,
  validate: ({ spec }) => validateClaimSpec(spec.spec, FieldPath.root('spec', 'spec')),
  validateUpdate: (next, old) => unchanged(next.spec, old.spec),
  defaults: ({ spec }) => defaultClaimSpec(spec.spec),
  strategy: { noGeneration: true, returnsDeleted: true },
  columns: [nameColumn, ageColumn],
})

export const resourceslices = declare<Slice>({
  ref: resources.resourcev1.resourceslices,
  validate: validateSlice,
  validateUpdate: validateSliceUpdate,
  selectableFields: {
    'spec.driver': ({ spec }) => spec.driver,
    'spec.nodeName': ({ spec }) => spec.nodeName ?? '',
  },
  strategy: { returnsDeleted: true },
  columns: [
    nameColumn,
    text('Node', doc('resourcev1.ResourceSliceSpec', 'nodeName'), ({ spec }) => spec.nodeName ?? '<unset>'),
    text('Driver', doc('resourcev1.ResourceSliceSpec', 'driver'), ({ spec }) => spec.driver),
    text('Pool', doc('resourcev1.ResourcePool', 'name'), ({ spec }) => spec.pool.name),
    ageColumn,
  ],
})
