import { milliNumber, wholeNumber, type corev1 } from '@orrery/api'
import type { ContainerResources } from '../runtime/contract.js'

/** 100 ms: the length of the scheduler's period that quotas are shares of. */
const periodMicros = 100_000

/**
 * Requests and limits as the kernel takes them: cpu requests as shares (1024 a core, at least 2; the limit counts where
 * no request is given), cpu limits as a quota (at least 1 ms), memory limits in bytes.
 */
export function containerResources(container: corev1.Container, qosClass: string, memoryCapacity: number): ContainerResources {
  const { requests = {}, limits = {} } = container.resources
  const cpu = requests['cpu'] ?? limits['cpu']
  const result: ContainerResources = {
    cpuShares: cpu === undefined ? 2 : Math.max(2, Math.floor((milliNumber(cpu) * 1024) / 1000)),
    oomScoreAdj: oomScore(qosClass, requests['memory'] ?? limits['memory'], memoryCapacity),
  }
  const cpuLimit = limits['cpu'] === undefined ? 0 : milliNumber(limits['cpu'])
  if (cpuLimit > 0) {
    result.cpuPeriod = periodMicros
    result.cpuQuota = Math.max(1000, Math.floor((cpuLimit * periodMicros) / 1000))
  }
  const memory = limits['memory'] === undefined ? 0 : wholeNumber(limits['memory'])
  if (memory > 0) result.memoryBytes = memory
  return result
}

/** Whom the kernel kills first when memory runs out: upstream's scores by class of service. */
function oomScore(qosClass: string, request: string | undefined, capacity: number): number {
  if (qosClass === 'Guaranteed') return -997
  if (qosClass === 'BestEffort' || request === undefined || capacity <= 0) return 1000
  const score = 1000 - Math.floor((1000 * wholeNumber(request)) / capacity)
  return Math.min(999, Math.max(2, score))
}
