import {
  deepEqual,
  FieldPath,
  nameIsDNSSubdomain,
  resources,
  validateAnnotations,
  validateLabels,
  validateObjectMeta,
  type Age,
  type FieldError,
  type resourcev1,
} from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { immutable } from '../validation/immutable.js'
import { validateConfiguration } from './configuration.js'
import { dropAmounts, dropDeviceFields, dropGivenAmounts, dropReturnedDevices } from './drop-gated.js'
import { validateClaimSpec, validateClaimUpdate, validateSelectors } from './validate-claim.js'
import { validateList } from './validate-list.js'
import { validateSlice } from './validate-slice.js'

type DeviceClass = resourcev1.DeviceClass
type Template = resourcev1.ResourceClaimTemplate
type Claim = resourcev1.ResourceClaim
type Slice = resourcev1.ResourceSlice

const mostConfigurations = 32

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

const classPath = FieldPath.root('spec')

function validateClassSpec({ spec }: DeviceClass, old?: DeviceClass): readonly FieldError[] {
  const age = old && deepEqual(spec.selectors, old.spec.selectors) ? 'stored' : 'new'
  const stored = old !== undefined && deepEqual(spec.config, old.spec.config)
  const config = (one: resourcev1.DeviceClassConfiguration, at: FieldPath): readonly FieldError[] =>
    validateConfiguration(one, at, stored)
  return [
    ...validateSelectors(spec.selectors, classPath.child('selectors'), { age, budget: new ExpressionBudget() }),
    ...validateList(spec.config, mostConfigurations, classPath.child('config'), config),
  ]
}

/** Upstream looks at the class as at a new one first, which shows in the causes. */
function validateClassUpdate(next: DeviceClass, old: DeviceClass): readonly FieldError[] {
  const metadata = validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata'))
  return [...metadata, ...validateClassSpec(next), ...validateClassSpec(next, old)]
}

/** In place: standing for an extended resource is behind a gate that is off. */
function dropExtendedResource({ spec }: DeviceClass, old?: DeviceClass): void {
  if (old?.spec.extendedResourceName === undefined) delete spec.extendedResourceName
}

const templatePath = FieldPath.root('spec')

function validateTemplate({ spec }: Template, age: Age = 'new'): readonly FieldError[] {
  const { metadata } = spec
  const at = templatePath.child('metadata')
  return [
    ...validateAnnotations(metadata.annotations, at.child('annotations')),
    ...validateLabels(metadata.labels, at.child('labels')),
    ...validateClaimSpec(spec.spec, templatePath.child('spec'), age),
  ]
}

function validateTemplateUpdate(next: Template, old: Template): readonly FieldError[] {
  const metadata = validateObjectMeta(next.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata'))
  return [
    ...metadata,
    ...validateTemplate(next),
    ...immutable(templatePath, next.spec, old.spec),
    ...validateTemplate(next, 'stored'),
  ]
}

export const deviceclasses = declare<DeviceClass>({
  ref: resources.resourcev1.deviceclasses,
  validate: (deviceClass) => validateClassSpec(deviceClass),
  validateUpdate: validateClassUpdate,
  strategy: {
    returnsDeleted: true,
    prepareForCreate: (deviceClass) => dropExtendedResource(deviceClass),
    prepareForUpdate: dropExtendedResource,
  },
  columns: [nameColumn, ageColumn],
})

export const resourceclaims = declare<Claim>({
  ref: resources.resourcev1.resourceclaims,
  validate: ({ spec }) => validateClaimSpec(spec, FieldPath.root('spec')),
  validateUpdate: validateClaimUpdate,
  defaults: ({ spec }) => defaultClaimSpec(spec),
  strategy: {
    noGeneration: true,
    returnsDeleted: true,
    prepareForCreate: ({ spec }) => dropAmounts(spec.devices),
    prepareForUpdate(claim, old, target) {
      if (target === '') dropAmounts(claim.spec.devices, old.spec.devices)
      if (target !== 'status') return
      dropReturnedDevices(claim, old)
      dropGivenAmounts(claim)
    },
  },
  columns: [
    nameColumn,
    text('State', 'A summary of the current state (allocated, pending, reserved, etc.).', state),
    ageColumn,
  ],
})

export const resourceclaimtemplates = declare<Template>({
  ref: resources.resourcev1.resourceclaimtemplates,
  validate: (template) => validateTemplate(template),
  validateUpdate: validateTemplateUpdate,
  defaults: ({ spec }) => defaultClaimSpec(spec.spec),
  strategy: {
    noGeneration: true,
    returnsDeleted: true,
    prepareForCreate: ({ spec }) => dropAmounts(spec.spec.devices),
    prepareForUpdate: ({ spec }, old) => dropAmounts(spec.spec.devices, old.spec.spec.devices),
  },
  columns: [nameColumn, ageColumn],
})

export const resourceslices = declare<Slice>({
  ref: resources.resourcev1.resourceslices,
  validate: (slice) => validateSlice(slice),
  validateUpdate: validateSlice,
  selectableFields: {
    'spec.driver': ({ spec }) => spec.driver,
    'spec.nodeName': ({ spec }) => spec.nodeName ?? '',
  },
  strategy: { returnsDeleted: true, prepareForCreate: dropDeviceFields, prepareForUpdate: dropDeviceFields },
  columns: [
    nameColumn,
    text('Node', doc('resourcev1.ResourceSliceSpec', 'nodeName'), ({ spec }) => spec.nodeName ?? '<unset>'),
    text('Driver', doc('resourcev1.ResourceSliceSpec', 'driver'), ({ spec }) => spec.driver),
    text('Pool', doc('resourcev1.ResourcePool', 'name'), ({ spec }) => spec.pool.name),
    ageColumn,
  ],
})
