import { field, FieldPath, semanticEqual, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { none, type Errors } from '../validation/checks.js'
import { sourceKinds } from './sources.js'
import { validateVolumeSpec } from './validate-spec.js'

type Volume = corev1.PersistentVolume
type Spec = corev1.PersistentVolumeSpec

const path = FieldPath.root('spec')

const mountOptions = 'volume.beta.kubernetes.io/mount-options'

/** The sources that could always be mounted with options. */
const mountable = [
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'nfs',
  'rbd',
  'quobyte',
  'iscsi',
  'cinder',
  'cephfs',
  'azureFile',
  'vsphereVolume',
  'azureDisk',
  'photonPersistentDisk',
] as const

function validateMountOptions({ metadata, spec }: Volume): Errors {
  if (metadata.annotations?.[mountOptions] === undefined || mountable.some((kind) => spec[kind])) return none
  const at = FieldPath.root('metadata', 'annotations', mountOptions)
  return [field.forbidden(at, 'may not specify mount options for this volume type')]
}

/** A new volume: itself, and what its annotations say of it. */
export function validateNewPersistentVolume(volume: Volume): Errors {
  return [...validatePersistentVolume(volume), ...validateMountOptions(volume)]
}

/** Upstream's ValidatePersistentVolume besides the metadata. */
function validatePersistentVolume({ metadata, spec }: Volume): Errors {
  return validateVolumeSpec(path, spec, metadata.name ?? '')
}

/** What holds the data; a secret for growing it may come later. */
function source(spec: Spec, old: Spec): object {
  const held = Object.fromEntries(sourceKinds.map((kind) => [kind, spec[kind]]))
  if (!spec.csi || !old.csi || old.csi.controllerExpandSecretRef) return held
  return { ...held, csi: { ...spec.csi, controllerExpandSecretRef: undefined } }
}

const stable: Readonly<Record<string, string>> = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
}

/**
 * The old affinity with the stable names of labels where the new one has them. Upstream's table of names takes a key that
 * is gone for the stable name of any other.
 */
function withStableLabels(old: corev1.VolumeNodeAffinity, next: Spec['nodeAffinity']): corev1.VolumeNodeAffinity {
  const renamed = (
    requirements: readonly corev1.NodeSelectorRequirement[] | undefined,
    others: readonly corev1.NodeSelectorRequirement[] | undefined,
  ): corev1.NodeSelectorRequirement[] | undefined =>
    requirements?.map((one, index) => {
      const key = others?.[index]?.key
      return key !== undefined && (stable[one.key] ?? '') === key ? { ...one, key } : one
    })
  // A list that a client takes away is null.
  const others: readonly corev1.NodeSelectorTerm[] | null | undefined = next?.required?.nodeSelectorTerms
  const terms = old.required?.nodeSelectorTerms.map((term, index) => {
    const other = others?.[index]
    return {
      matchExpressions: renamed(term.matchExpressions, other?.matchExpressions),
      matchFields: renamed(term.matchFields, other?.matchFields),
    }
  })
  return { ...old, ...(terms && { required: { nodeSelectorTerms: terms as corev1.NodeSelectorTerm[] } }) }
}

function validateFixed(next: Spec, old: Spec): Errors {
  const fixed = 'field is immutable'
  const sameSource = semanticEqual(source(next, old), source(old, old))
  const sameNodes = !old.nodeAffinity || semanticEqual(next.nodeAffinity, withStableLabels(old.nodeAffinity, next.nodeAffinity))
  const unset = old.volumeAttributesClassName !== undefined && next.volumeAttributesClassName === undefined
  return [
    ...(sameSource
      ? none
      : [field.forbidden(path.child('persistentvolumesource'), 'spec.persistentvolumesource is immutable after creation')]),
    ...(next.volumeMode === old.volumeMode ? none : [field.invalid('volumeMode', next.volumeMode ?? null, fixed)]),
    ...(sameNodes
      ? none
      : [field.invalid('nodeAffinity', next.nodeAffinity ?? null, `${fixed}, except for updating from beta label to GA`)]),
    ...(unset
      ? [field.forbidden(path.child('volumeAttributesClassName'), 'update from non-nil value to nil is forbidden')]
      : none),
  ]
}

export function validatePersistentVolumeUpdate(next: Volume, old: Volume, target: Target): Errors {
  if (target !== '') return none
  // Upstream looks at the whole volume twice, which shows in the causes.
  return [...validateNewPersistentVolume(next), ...validatePersistentVolume(next), ...validateFixed(next.spec, old.spec)]
}
