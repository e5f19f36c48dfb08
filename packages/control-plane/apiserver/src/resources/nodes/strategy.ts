import { FieldPath, type corev1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { blockWarnings } from '../validation/addresses.js'

const blocks = FieldPath.root('spec', 'podCIDRs')

function warnOfNode({ spec }: corev1.Node): readonly string[] {
  return [
    ...(spec.configSource ? ['spec.configSource: the feature is removed'] : []),
    ...(spec.externalID ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes'] : []),
    ...(spec.podCIDRs ?? []).flatMap((block, index) => blockWarnings(blocks.index(index), block)),
  ]
}

/** What configured kubelets once is taken from no one who did not have it. */
export const nodeStrategy: Strategy<corev1.Node> = {
  noGeneration: true,
  keepsStatusOnCreate: true,
  warnings: warnOfNode,
  prepareForCreate({ spec, status }) {
    delete spec.configSource
    delete status.config
  },
  prepareForUpdate({ spec, status }, old) {
    if (!old.spec.configSource) delete spec.configSource
    if (!old.status.config) delete status.config
  },
}
