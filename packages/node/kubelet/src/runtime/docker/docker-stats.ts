import type Docker from 'dockerode'
import type { ContainerStats, ContainerStatus } from '../contract.js'
import { ask } from './engine-error.js'

interface Sample {
  at: number
  nanoseconds: number
}

/** A container that has only just started has none of it. */
interface MemoryUse {
  usage?: number
  stats?: { total_inactive_file?: number; inactive_file?: number }
}

/** Use of cpu and memory. The rate of cpu is the mean since the last time it was asked for. */
export class DockerStats {
  readonly #docker: Docker
  #samples = new Map<string, Sample>()

  constructor(docker: Docker) {
    this.#docker = docker
  }

  async of(containers: readonly ContainerStatus[]): Promise<ContainerStats[]> {
    const running = containers.filter((one) => one.state === 'running')
    const stats = await Promise.all(running.map((one) => this.#one(one)))
    const ids = new Set(containers.map((one) => one.id))
    this.#samples = new Map([...this.#samples].filter(([id]) => ids.has(id)))
    return stats.filter((one) => one !== undefined)
  }

  async #one({ id, pod, name }: ContainerStatus): Promise<ContainerStats | undefined> {
    const found = await ask(this.#docker.getContainer(id).stats({ stream: false, 'one-shot': true }), [404, 409])
    if (!found) return undefined
    const sample = { at: Date.parse(found.read), nanoseconds: found.cpu_stats.cpu_usage.total_usage }
    const before = this.#samples.get(id)
    this.#samples.set(id, sample)
    return {
      id,
      pod,
      name,
      cpuNanoCores: before ? rate(before, sample) : 0,
      cpuCoreNanoSeconds: sample.nanoseconds,
      ...memoryUse(found.memory_stats),
    }
  }
}

/** What the kernel could give back at once does not count to the working set, as in cAdvisor. */
function memoryUse({ usage = 0, stats }: MemoryUse): Pick<ContainerStats, 'memoryUsageBytes' | 'memoryWorkingSetBytes'> {
  const inactive = stats?.total_inactive_file ?? stats?.inactive_file ?? 0
  return { memoryUsageBytes: usage, memoryWorkingSetBytes: Math.max(0, usage - inactive) }
}

function rate(before: Sample, now: Sample): number {
  const ms = now.at - before.at
  return ms > 0 ? Math.round(((now.nanoseconds - before.nanoseconds) * 1000) / ms) : 0
}
