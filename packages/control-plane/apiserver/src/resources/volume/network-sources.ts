import { field, inclusiveRangeText, nameIsDNSLabel, type corev1, type FieldPath } from '@orrery/api'
import { none, required, type Errors } from '../validation/checks.js'
import { needs } from './needs.js'

const initiators: readonly (readonly [prefix: string, form: RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
]

/** `strange`: what to say of a name that begins like none of the three. */
function initiator(path: FieldPath, name: string, strange: string): Errors {
  const known = initiators.find(([prefix]) => name.startsWith(prefix))
  if (!known) return [field.invalid(path, name, strange)]
  return known[1].test(name) ? none : [field.invalid(path, name, 'must be valid format')]
}

function lun(path: FieldPath, value: number | undefined): Errors {
  const number = value ?? 0
  return number >= 0 && number <= 255 ? none : [field.invalid(path, number, inclusiveRangeText(0, 255))]
}

type Iscsi = corev1.ISCSIVolumeSource | corev1.ISCSIPersistentVolumeSource

interface IscsiWords {
  /** Of a name of unknown sort. */
  strange: string
  /** Said where the name of what holds it and the portal are too long together. */
  tooLong: Errors
  /** Whether the secret's own name is looked at. */
  namedSecret: boolean
}

function validateIscsi(path: FieldPath, iscsi: Iscsi, { strange, tooLong, namedSecret }: IscsiWords): Errors {
  const { targetPortal, iqn, secretRef, initiatorName } = iscsi
  const authenticates = iscsi.chapAuthDiscovery === true || iscsi.chapAuthSession === true
  return [
    ...required(path.child('targetPortal'), targetPortal),
    ...tooLong,
    ...(iqn ? initiator(path.child('iqn'), iqn, strange) : [field.required(path.child('iqn'))]),
    ...lun(path.child('lun'), iscsi.lun),
    ...(authenticates && !secretRef ? [field.required(path.child('secretRef'))] : none),
    ...(namedSecret && secretRef ? required(path.child('secretRef', 'name'), secretRef.name) : none),
    ...(initiatorName === undefined ? none : initiator(path.child('initiatorname'), initiatorName, strange)),
  ]
}

const longest = 64
const longText =
  'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.'

function isLong(name: string, { targetPortal, initiatorName }: Iscsi): boolean {
  return initiatorName !== undefined && `${name}:${targetPortal}`.length > longest
}

/** `path`: of the volume; `name`: its name. */
export function validatePodIscsi(path: FieldPath, iscsi: corev1.ISCSIVolumeSource, name: string): Errors {
  const strange = 'must be valid format starting with iqn, eui, or naa'
  const errors = validateIscsi(path.child('iscsi'), iscsi, { strange, tooLong: none, namedSecret: false })
  return isLong(name, iscsi) ? [...errors, field.invalid(path.child('name'), name, longText)] : errors
}

export function validatePersistentIscsi(path: FieldPath, iscsi: corev1.ISCSIPersistentVolumeSource, name: string): Errors {
  const tooLong = isLong(name, iscsi) ? [field.invalid(path.child('targetportal'), iscsi.targetPortal, longText)] : none
  return validateIscsi(path, iscsi, { strange: 'must be valid format', tooLong, namedSecret: true })
}

export function validateFibreChannel(path: FieldPath, source: corev1.FCVolumeSource): Errors {
  const { targetWWNs = [], wwids = [] } = source
  const at = path.child('targetWWNs')
  const both = 'targetWWNs and wwids can not be specified simultaneously'
  const unit =
    source.lun === undefined
      ? [field.required(path.child('lun'), 'lun is required if targetWWNs is specified')]
      : lun(path.child('lun'), source.lun)
  return [
    ...(targetWWNs.length + wwids.length === 0
      ? [field.required(at, 'must specify either targetWWNs or wwids, but not both')]
      : none),
    ...(targetWWNs.length > 0 && wwids.length > 0 ? [field.invalid(at, targetWWNs, both)] : none),
    ...(targetWWNs.length > 0 ? unit : none),
  ]
}

export function validateNfs(path: FieldPath, { server, path: exported }: corev1.NFSVolumeSource): Errors {
  const relative = !exported.startsWith('/')
  return [
    ...required(path.child('server'), server),
    ...required(path.child('path'), exported),
    ...(relative ? [field.invalid(path.child('path'), exported, 'must be an absolute path')] : none),
  ]
}

/** As Go's net.SplitHostPort takes it. */
const hostPort = /^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/

export function validateQuobyte(path: FieldPath, { registry, tenant = '', volume }: corev1.QuobyteVolumeSource): Errors {
  const at = path.child('registry')
  const pairs = 'must be a host:port pair or multiple pairs separated by commas'
  const tooLong = 'must be a UUID and may not exceed a length of 64 characters'
  const wrong = registry.split(',').filter((pair) => !hostPort.test(pair))
  const errors =
    registry === ''
      ? [field.required(at, pairs)]
      : tenant.length > 64
        ? [field.required(path.child('tenant'), tooLong)]
        : wrong.map(() => field.invalid(at, registry, pairs))
  return [...errors, ...required(path.child('volume'), volume)]
}

export function validatePersistentGlusterfs(path: FieldPath, source: corev1.GlusterfsPersistentVolumeSource): Errors {
  const { endpointsNamespace } = source
  const at = path.child('endpointsNamespace')
  const errors = needs<'endpoints' | 'path'>('endpoints', 'path')(path, source)
  if (endpointsNamespace === undefined) return errors
  const empty = 'if the endpointnamespace is set, it must be a valid namespace name'
  const why = endpointsNamespace === '' ? [empty] : nameIsDNSLabel(endpointsNamespace, false)
  return [...errors, ...why.map((detail) => field.invalid(at, endpointsNamespace, detail))]
}

export function validateFlocker(path: FieldPath, { datasetName = '', datasetUUID = '' }: corev1.FlockerVolumeSource): Errors {
  const slash = datasetName.includes('/') ? [field.invalid(path.child('datasetName'), datasetName, "must not contain '/'")] : none
  if (!datasetName && !datasetUUID) return [field.required(path, 'one of datasetName and datasetUUID is required'), ...slash]
  const both = 'datasetName and datasetUUID can not be specified simultaneously'
  return datasetName && datasetUUID ? [field.invalid(path, 'resource', both), ...slash] : slash
}
