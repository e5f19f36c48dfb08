import {
  byteLength,
  deepEqual,
  field,
  FieldPath,
  isDNS1123Subdomain,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type storagev1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { validateInlineVolumeSpec } from '../persistentvolumes/validate-spec.js'
import { validateDriverName } from '../volume/csi.js'
import { byRule, inRange, none, type Errors } from '../validation/checks.js'

type Attachment = storagev1.VolumeAttachment

const path = FieldPath.root('spec')
const longestMetadata = 256 * 1024
const longestMessage = 1024
const exactlyOne = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'

function validateSource({ inlineVolumeSpec, persistentVolumeName }: storagev1.VolumeAttachmentSource): Errors {
  const at = path.child('source')
  const byName = persistentVolumeName !== undefined
  if (inlineVolumeSpec && byName) return [field.forbidden(at, exactlyOne)]
  if (!inlineVolumeSpec && !byName) return [field.required(at, exactlyOne)]
  if (inlineVolumeSpec) return validateInlineVolumeSpec(at.child('inlineVolumeSpec'), inlineVolumeSpec)
  if (persistentVolumeName !== '') return none
  return [field.required(at.child('persistentVolumeName'), 'must specify non empty persistentVolumeName')]
}

/** The limit of a message is not the one it is told about: upstream says so. */
function validateError(error: storagev1.VolumeError | undefined, at: FieldPath): Errors {
  const long = byteLength(error?.message ?? '') > longestMessage
  return [
    ...(long ? [field.tooLong(at.child('message'), longestMetadata)] : none),
    ...inRange(at.child('errorCode'), error?.errorCode, 0, 2_147_483_647),
  ]
}

function validateStatus({ status }: Attachment): Errors {
  const at = FieldPath.root('status')
  const pairs = Object.entries(status.attachmentMetadata ?? {})
  const size = pairs.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0)
  return [
    ...(size > longestMetadata ? [field.tooLong(at.child('attachmentMetadata'), longestMetadata)] : none),
    ...validateError(status.attachError, at.child('attachError')),
    ...validateError(status.detachError, at.child('detachError')),
  ]
}

function validateWhole(attachment: Attachment): Errors {
  const { attacher, source, nodeName } = attachment.spec
  return [
    ...(attacher ? none : [field.required(path.child('attacher'))]),
    ...validateSource(source),
    ...byRule(path.child('nodeName'), nodeName, isDNS1123Subdomain),
    ...validateStatus(attachment),
  ]
}

/** Upstream's ValidateVolumeAttachment and, at creation, what v1 asks beyond it. */
export function validateVolumeAttachment(attachment: Attachment): Errors {
  const { attacher, source } = attachment.spec
  const volume = source.persistentVolumeName
  const to = path.child('source', 'persistentVolumeName')
  return [
    ...validateWhole(attachment),
    ...validateDriverName(path.child('attacher'), attacher),
    ...(volume === undefined ? none : byRule(to, volume, isDNS1123Subdomain)),
  ]
}

export function validateVolumeAttachmentUpdate(next: Attachment, old: Attachment, target: Target): Errors {
  const changed = target === '' && !deepEqual(next.spec, old.spec)
  const whole = [
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateWhole(next),
  ]
  // Upstream looks at the whole attachment twice, which shows in the causes.
  return [
    ...whole,
    ...whole,
    ...(changed ? [field.invalid(path, next.spec, 'field is immutable')] : none),
  ]
}
