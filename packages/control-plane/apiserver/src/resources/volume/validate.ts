import { field, isDNS1123Label, isDNS1123Subdomain, Quantity, quote, type corev1, type FieldPath } from '@orrery/api'
import { byRule, none, required, type Errors } from '../validation/checks.js'
import { validateAzureDisk, validateFlexVolume, validatePartition, validateStorageOs } from './cloud-sources.js'
import { validatePodCsi } from './csi.js'
import { validateEphemeral } from './ephemeral.js'
import { validateHostPath } from './host-path.js'
import { needs, secretNeeds } from './needs.js'
import { validateFibreChannel, validateFlocker, validateNfs, validatePodIscsi, validateQuobyte } from './network-sources.js'
import { descendingPath, fileMode } from './paths.js'
import { validateDownwardFiles, validateItems, validateProjected } from './projection.js'

type Volume = corev1.Volume
type Source = Omit<Volume, 'name'>
type SourceKind = keyof Source
type Checks = { readonly [K in SourceKind]?: (path: FieldPath, source: NonNullable<Source[K]>) => Errors }

function validateEmptyDir(path: FieldPath, { sizeLimit }: corev1.EmptyDirVolumeSource): Errors {
  if (sizeLimit === undefined || Quantity.parse(sizeLimit).sign >= 0) return none
  return [field.forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')]
}

/** In upstream's order, which decides which of two is one too many. */
const sources: Checks = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: (path, { repository, directory = '' }) => [
    ...required(path.child('repository'), repository),
    ...descendingPath(path.child('directory'), directory),
  ],
  gcePersistentDisk: validatePartition('pdName'),
  awsElasticBlockStore: validatePartition('volumeID'),
  secret: (path, source) => [
    ...required(path.child('secretName'), source.secretName),
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateItems(path.child('items'), source.items),
  ],
  nfs: validateNfs,
  iscsi: () => none,
  glusterfs: needs('endpoints', 'path'),
  flocker: validateFlocker,
  persistentVolumeClaim: needs('claimName'),
  rbd: needs('monitors', 'image'),
  cinder: (path, source) => [...needs('volumeID')(path, source), ...secretNeeds('name')(path, source)],
  cephfs: needs('monitors'),
  quobyte: validateQuobyte,
  downwardAPI: (path, source) => [
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateDownwardFiles(path, source.items),
  ],
  fc: validateFibreChannel,
  flexVolume: validateFlexVolume,
  configMap: (path, source) => [
    ...required(path.child('name'), source.name),
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateItems(path.child('items'), source.items),
  ],
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: validateAzureDisk,
  storageos: validateStorageOs('name'),
  projected: validateProjected,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi: validatePodCsi,
  ephemeral: validateEphemeral,
  image: () => none,
}

/** Where errors call a source something else: of the source, and of one too many. */
const pathNames: Readonly<Record<string, string>> = { gcePersistentDisk: 'persistentDisk' }
const extraNames: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' }

const order = Object.keys(sources).filter(isSource)

type Check = (path: FieldPath, source: object) => Errors

function checkSource(path: FieldPath, volume: Volume, kind: SourceKind): Errors {
  if (kind === 'iscsi' && volume.iscsi) return validatePodIscsi(path, volume.iscsi, volume.name)
  const check = sources[kind] as Check | undefined
  return check?.(path.child(pathNames[kind] ?? kind), volume[kind] ?? {}) ?? none
}

function isSource(name: string): name is SourceKind {
  return name !== 'name'
}

/** The claim that is made for the volume is called after the pod and the volume. */
function validateClaimName(path: FieldPath, { name, ephemeral }: Volume, pod: string): Errors {
  if (!ephemeral || pod === '' || name === '') return none
  const claim = `${pod}-${name}`
  const wrong = isDNS1123Subdomain(claim).map((why) => `PVC name ${quote(claim)}: ${why}`)
  return wrong.map((detail) => field.invalid(path.child('name'), name, detail))
}

function validateSource(path: FieldPath, volume: Volume, pod: string): Errors {
  const given = order.filter((kind) => volume[kind] !== undefined && volume[kind] !== null)
  const [first, ...more] = given
  if (first === undefined) return [field.required(path, 'must specify a volume type')]
  const detail = 'may not specify more than 1 volume type'
  return [
    ...checkSource(path, volume, first),
    ...more.map((kind) => field.forbidden(path.child(extraNames[kind] ?? kind), detail)),
    ...validateClaimName(path, volume, pod),
  ]
}

export interface CheckedVolumes {
  /** Those with nothing wrong about them; only these can be mounted. */
  volumes: ReadonlyMap<string, Volume>
  errors: Errors
}

/** `pod`: its name, empty where it is a template's. */
export function validateVolumes(path: FieldPath, list: readonly Volume[] | undefined, pod = ''): CheckedVolumes {
  const made = new Set((list ?? []).flatMap(({ name, ephemeral }) => (ephemeral && pod !== '' ? [`${pod}-${name}`] : [])))
  const volumes = new Map<string, Volume>()
  const errors = (list ?? []).flatMap((volume, index) => {
    const at = path.index(index)
    const found = [
      ...validateSource(at, volume, pod),
      ...(volume.name === '' ? [field.required(at.child('name'))] : byRule(at.child('name'), volume.name, isDNS1123Label)),
      ...(volumes.has(volume.name) ? [field.duplicate(at.child('name'), volume.name)] : none),
    ]
    if (found.length === 0) volumes.set(volume.name, volume)
    const claim = volume.persistentVolumeClaim?.claimName ?? ''
    if (!made.has(claim)) return found
    const detail = 'must not reference a PVC that gets created for an ephemeral volume'
    return [...found, field.invalid(at.child('persistentVolumeClaim', 'claimName'), claim, detail)]
  })
  return { volumes, errors }
}
