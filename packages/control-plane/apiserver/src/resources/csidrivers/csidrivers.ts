import { resources, semanticEqual, type storagev1 } from '@orrery/api'
import { ageColumn, boolean, doc, nameColumn, text } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { validateCSIDriver, validateCSIDriverUpdate } from './validate.js'

type CSIDriver = storagev1.CSIDriver

const specDoc = (field: string): ReturnType<typeof doc> => doc('storagev1.CSIDriverSpec', field)

/** In place. */
export function defaultCSIDriver({ spec }: CSIDriver): void {
  spec.attachRequired ??= true
  spec.podInfoOnMount ??= false
  spec.storageCapacity ??= false
  spec.fsGroupPolicy ??= 'ReadWriteOnceWithFSType'
  spec.requiresRepublish ??= false
  spec.seLinuxMount ??= false
  if (!spec.volumeLifecycleModes?.length) spec.volumeLifecycleModes = ['Persistent']
}

/** In place: how often a node says what it can hold is behind a gate that is off, and kept only by drivers that said so before. */
function dropPeriod({ spec }: CSIDriver, old?: CSIDriver): void {
  if (old?.spec.nodeAllocatableUpdatePeriodSeconds === undefined) delete spec.nodeAllocatableUpdatePeriodSeconds
}

/** In place: the generation counts the changes of the spec; a new driver has none. */
function countChange({ metadata, spec }: CSIDriver, old: CSIDriver): void {
  if (!semanticEqual(spec, old.spec)) metadata.generation = (old.metadata.generation ?? 0) + 1
}

const columns: readonly Column<CSIDriver>[] = [
  nameColumn,
  boolean('AttachRequired', specDoc('attachRequired'), ({ spec }) => spec.attachRequired ?? true),
  boolean('PodInfoOnMount', specDoc('podInfoOnMount'), ({ spec }) => spec.podInfoOnMount ?? false),
  boolean('StorageCapacity', specDoc('storageCapacity'), ({ spec }) => spec.storageCapacity ?? false),
  text('TokenRequests', specDoc('tokenRequests'), ({ spec }) =>
    spec.tokenRequests?.length ? spec.tokenRequests.map(({ audience }) => audience).join(',') : '<unset>',
  ),
  boolean('RequiresRepublish', specDoc('requiresRepublish'), ({ spec }) => spec.requiresRepublish ?? false),
  text('Modes', specDoc('volumeLifecycleModes'), ({ spec }) => spec.volumeLifecycleModes?.join(',') || '<none>'),
  ageColumn,
]

export const csidrivers = declare<CSIDriver>({
  ref: resources.storagev1.csidrivers,
  validate: validateCSIDriver,
  validateUpdate: validateCSIDriverUpdate,
  defaults: defaultCSIDriver,
  strategy: {
    conditionalUpdate: true,
    noGeneration: true,
    returnsDeleted: true,
    prepareForCreate: (driver) => dropPeriod(driver),
    prepareForUpdate(driver, old) {
      dropPeriod(driver, old)
      countChange(driver, old)
    },
  },
  columns,
})
