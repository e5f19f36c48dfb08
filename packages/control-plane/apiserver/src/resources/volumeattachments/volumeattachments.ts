import { resources, type storagev1 } from '@orrery/api'
import { ageColumn, boolean, doc, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { validateVolumeAttachment, validateVolumeAttachmentUpdate } from './validate.js'

const specDoc = (field: string): ReturnType<typeof doc> => doc('storagev1.VolumeAttachmentSpec', field)

const attacher: Column<storagev1.VolumeAttachment> = {
  ...text('Attacher', specDoc('attacher'), ({ spec }) => spec.attacher),
  format: 'name',
}

export const volumeattachments = declare<storagev1.VolumeAttachment>({
  ref: resources.storagev1.volumeattachments,
  validate: validateVolumeAttachment,
  validateUpdate: validateVolumeAttachmentUpdate,
  ownable: { status: { except: { 'f:metadata': {}, 'f:spec': {} } } },
  strategy: {
    conditionalUpdate: true,
    noGeneration: true, returnsDeleted: true,
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
