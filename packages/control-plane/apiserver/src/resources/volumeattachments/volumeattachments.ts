import { resources, type storagev1 } from '@orrery/api'
import { ageColumn, boolean, doc, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { defaultSources } from '../persistentvolumes/persistentvolumes.js'
import { validateVolumeAttachment, validateVolumeAttachmentUpdate } from './validate.js'

const specDoc = (field: string): ReturnType<typeof doc> => doc('storagev1.VolumeAttachmentSpec', field)

const attacher: Column<storagev1.VolumeAttachment> = {
  ...text('Attacher', specDoc('attacher'), ({ spec }) => spec.attacher),
  format: 'name',
}

/** In place: codes of errors are behind a gate that is off, and kept only where there was one before. */
function dropCodes({ status }: storagev1.VolumeAttachment, { status: old }: storagev1.VolumeAttachment): void {
  if (old.attachError?.errorCode === undefined) delete status.attachError?.errorCode
  if (old.detachError?.errorCode === undefined) delete status.detachError?.errorCode
}

export const volumeattachments = declare<storagev1.VolumeAttachment>({
  ref: resources.storagev1.volumeattachments,
  defaults({ spec }) {
    if (spec.source.inlineVolumeSpec) defaultSources(spec.source.inlineVolumeSpec)
  },
  validate: validateVolumeAttachment,
  validateUpdate: validateVolumeAttachmentUpdate,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  strategy: {
    conditionalUpdate: true,
    noGeneration: true,
    returnsDeleted: true,
    prepareForUpdate(attachment, old, target) {
      if (target === 'status') dropCodes(attachment, old)
    },
  },
  columns: [
    nameColumn,
    attacher,
    text('PV', doc('storagev1.VolumeAttachmentSource', 'persistentVolumeName'), ({ spec }) =>
      spec.source.persistentVolumeName ?? '',
    ),
    text('Node', specDoc('nodeName'), ({ spec }) => spec.nodeName),
    boolean('Attached', doc('storagev1.VolumeAttachmentStatus', 'attached'), ({ status }) => status.attached),
    ageColumn,
  ],
})
