import { FieldPath, resources, sortedKeys, type storagev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { deprecatedNodeLabel } from '../pod-spec/warnings/deprecated-node-labels.js'
import { validateCSIStorageCapacity, validateCSIStorageCapacityUpdate } from './validate.js'

function warnOfTopology({ nodeTopology }: storagev1.CSIStorageCapacity): readonly string[] {
  const path = FieldPath.root('nodeTopology')
  const labels = sortedKeys(nodeTopology?.matchLabels ?? {})
  return [
    ...(nodeTopology?.matchExpressions ?? []).flatMap(({ key }, index) => {
      const why = deprecatedNodeLabel(key)
      const where = path.child('matchExpressions').index(index).child('key').toString()
      return why === undefined ? [] : [`${where}: ${key} is ${why}`]
    }),
    ...labels.flatMap((label) => {
      const why = deprecatedNodeLabel(label)
      return why === undefined ? [] : [`${path.child('matchLabels', label).toString()}: ${why}`]
    }),
  ]
}

export const csistoragecapacities = declare<storagev1.CSIStorageCapacity>({
  ref: resources.storagev1.csistoragecapacities,
  validate: validateCSIStorageCapacity,
  validateUpdate: validateCSIStorageCapacityUpdate,
  strategy: { noGeneration: true, warnings: warnOfTopology },
})
