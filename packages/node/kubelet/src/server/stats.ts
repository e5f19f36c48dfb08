import { timestamp } from '@orrery/kit'
import type { corev1 } from '@orrery/api'
import type { ContainerStats } from '../runtime/contract.js'
import type { Services } from '../services.js'

/** `/stats/summary`: the node's and its pods' use of cpu and memory (stats/v1alpha1.Summary). */
export async function statsSummary(services: Services, pods: readonly corev1.Pod[]): Promise<object> {
  const { clock, options, runtime } = services
  const time = timestamp(clock)
  const stats = await runtime.stats()
  return {
    node: { nodeName: options.nodeName, startTime: time, ...usage(stats, time) },
    pods: pods.map((pod) => podStats(pod, stats, time)),
  }
}

function podStats({ metadata, status }: corev1.Pod, stats: readonly ContainerStats[], time: string): object {
  const own = stats.filter((one) => one.pod.uid === metadata.uid)
  return {
    podRef: { name: metadata.name, namespace: metadata.namespace, uid: metadata.uid },
    startTime: status.startTime ?? time,
    containers: own.map((one) => ({ name: one.name, startTime: status.startTime ?? time, ...usage([one], time) })),
    ...usage(own, time),
  }
}

function usage(stats: readonly ContainerStats[], time: string): object {
  const sum = (of: (one: ContainerStats) => number): number => stats.reduce((total, one) => total + of(one), 0)
  return {
    cpu: {
      time,
      usageNanoCores: sum((one) => one.cpuNanoCores),
      usageCoreNanoSeconds: sum((one) => one.cpuCoreNanoSeconds),
    },
    memory: {
      time,
      usageBytes: sum((one) => one.memoryUsageBytes),
      workingSetBytes: sum((one) => one.memoryWorkingSetBytes),
    },
  }
}
