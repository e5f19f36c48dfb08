import type { corev1 } from '../generated/index.js'
import { Quantity } from '../quantity/index.js'
import type { Amounts } from './amounts.js'
import type { QuotaEvaluator } from './evaluator.js'
import { one } from './object-count.js'
import { matchesScopeValues } from './scope-values.js'

type Claim = corev1.PersistentVolumeClaim

const count = 'persistentvolumeclaims'
const storage = 'requests.storage'
const ofClass = '.storageclass.storage.k8s.io/'
const betaClass = 'volume.beta.kubernetes.io/storage-class'

function measures(name: string): boolean {
  return [count, storage].some((each) => name === each || name.endsWith(ofClass + each)) || name === `count/${count}`
}

/** Whole bytes: what is asked for, or what is allocated where that is more. */
function bytes({ spec, status }: Claim): Quantity | undefined {
  const asked = spec.resources.requests?.['storage']
  if (asked === undefined) return undefined
  const allocated = status.allocatedResources?.['storage']
  const all = [asked, ...(allocated === undefined ? [] : [allocated])].map((text) => Quantity.parse(text))
  const most = all.reduce((a, b) => (b.compare(a) > 0 ? b : a))
  const whole = Quantity.of(most.value(), 0, most.format)
  return whole.compare(most) === 0 ? most : whole
}

function usage(claim: Claim): Amounts {
  const { metadata, spec } = claim
  const name = metadata.annotations?.[betaClass] ?? spec.storageClassName
  const size = bytes(claim)
  const amounts: [string, Quantity][] = [[count, one], ...(size ? [[storage, size] as [string, Quantity]] : [])]
  const byClass = name ? amounts.map(([each, amount]): [string, Quantity] => [name + ofClass + each, amount]) : []
  return new Map([[`count/${count}`, one], ...amounts, ...byClass])
}

function attributesClasses({ spec, status }: Claim): string[] {
  const { currentVolumeAttributesClassName: current, modifyVolumeStatus } = status
  const names = [spec.volumeAttributesClassName, current, modifyVolumeStatus?.targetVolumeAttributesClassName]
  return [...new Set(names.flatMap((name) => name || []))]
}

export const claimQuota: QuotaEvaluator = {
  measures,
  usage: (claim) => usage(claim as Claim),
  chargesUpdate: (subresource) => subresource === '' || subresource === 'status',
  isInScope: (selector, claim) =>
    selector.scopeName === 'VolumeAttributesClass' && matchesScopeValues(selector, attributesClasses(claim as Claim)),
}
