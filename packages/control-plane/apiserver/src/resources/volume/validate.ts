import { field, isDNS1123Label, isDNS1123Subdomain, Quantity, type corev1, type FieldPath } from '@orrery/api'
import { byRule, named, none, required, type Errors } from '../validation/checks.js'
import { fileMode, noBacksteps } from './paths.js'
import { validateDownwardFiles, validateItems, validateProjected } from './projection.js'

type Volume = corev1.Volume
type Source = Omit<Volume, 'name'>
type SourceKind = keyof Source
type Checks = { readonly [K in SourceKind]?: (path: FieldPath, source: NonNullable<Source[K]>) => Errors }

const directories = ['Directory', 'DirectoryOrCreate']
const hostPathTypes = ['', 'BlockDevice', 'CharDevice', ...directories, 'File', 'FileOrCreate', 'Socket']

/** Fields that must not be empty, by the kind of volume. */
function needs<K extends string>(...names: readonly K[]) {
  return (path: FieldPath, source: { readonly [N in K]?: unknown }): Errors =>
    names.flatMap((name) => required(path.child(name), source[name]))
}

function validateHostPath(path: FieldPath, { path: host, type = '' }: corev1.HostPathVolumeSource): Errors {
  if (!host) return [field.required(path.child('path'))]
  const known = hostPathTypes.includes(type) ? none : [field.notSupported(path.child('type'), type, hostPathTypes)]
  return [...noBacksteps(path.child('path'), host), ...known]
}

function validateEmptyDir(path: FieldPath, { sizeLimit }: corev1.EmptyDirVolumeSource): Errors {
  if (sizeLimit === undefined || Quantity.parse(sizeLimit).sign >= 0) return none
  return [field.forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')]
}

function validateNfs(path: FieldPath, { server, path: exported }: corev1.NFSVolumeSource): Errors {
  const relative = exported !== '' && !exported.startsWith('/')
  return [
    ...required(path.child('server'), server),
    ...required(path.child('path'), exported),
    ...(relative ? [field.invalid(path.child('path'), exported, 'must be an absolute path')] : none),
  ]
}

const sources: Checks = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: needs('repository'),
  gcePersistentDisk: needs('pdName'),
  awsElasticBlockStore: needs('volumeID'),
  secret: (path, source) => [
    ...required(path.child('secretName'), source.secretName),
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateItems(path.child('items'), source.items),
  ],
  nfs: validateNfs,
  iscsi: needs('targetPortal', 'iqn'),
  glusterfs: needs('endpoints', 'path'),
  flexVolume: needs('driver'),
  configMap: (path, source) => [
    ...required(path.child('name'), source.name),
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateItems(path.child('items'), source.items),
  ],
  persistentVolumeClaim: needs('claimName'),
  rbd: needs('monitors', 'image'),
  cinder: needs('volumeID'),
  cephfs: needs('monitors'),
  downwardAPI: (path, source) => [
    ...fileMode(path.child('defaultMode'), source.defaultMode),
    ...validateDownwardFiles(path, source.items),
  ],
  azureFile: needs('secretName', 'shareName'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: needs('diskName', 'diskURI'),
  projected: validateProjected,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi: (path, { driver }) => named(path.child('driver'), driver, isDNS1123Subdomain),
  ephemeral: needs('volumeClaimTemplate'),
}

type Check = (path: FieldPath, source: object) => Errors

function checkSource(path: FieldPath, volume: Volume, kind: SourceKind): Errors {
  const check = sources[kind] as Check | undefined
  return check?.(path.child(kind), volume[kind] ?? {}) ?? none
}

function isSource(name: string): name is SourceKind {
  return name !== 'name'
}

function validateSource(path: FieldPath, volume: Volume): Errors {
  const given = Object.keys(volume).filter(isSource)
  const [first, ...more] = given
  if (first === undefined) return [field.required(path, 'must specify a volume type')]
  const extra = more.map((kind) => field.forbidden(path.child(kind), 'may not specify more than 1 volume type'))
  return [...checkSource(path, volume, first), ...extra]
}

export interface CheckedVolumes {
  /** Those with nothing wrong about them; only these can be mounted. */
  volumes: ReadonlyMap<string, Volume>
  errors: Errors
}

export function validateVolumes(path: FieldPath, list: readonly Volume[] | undefined): CheckedVolumes {
  const volumes = new Map<string, Volume>()
  const errors = (list ?? []).flatMap((volume, index) => {
    const at = path.index(index)
    const found = [
      ...validateSource(at, volume),
      ...(volume.name === '' ? [field.required(at.child('name'))] : byRule(at.child('name'), volume.name, isDNS1123Label)),
      ...(volumes.has(volume.name) ? [field.duplicate(at.child('name'), volume.name)] : none),
    ]
    if (found.length === 0) volumes.set(volume.name, volume)
    return found
  })
  return { volumes, errors }
}
