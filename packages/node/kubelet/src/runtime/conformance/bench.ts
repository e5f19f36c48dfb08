import { systemClock } from '@orrery/kit'
import type { ContainerStatus } from '../contract.js'
import { containerConfig, sandboxConfig, type Bench, type Subject } from './subject.js'

let pods = 0

/** A runtime of the node `node` with its network, and short ways to make things in it. */
export async function makeBench(subject: Subject, node: string): Promise<Bench> {
  const runtime = await subject.runtime(node)
  await runtime.setPodCidr(subject.podCidr)
  const sandbox: Bench['sandbox'] = async (name) => {
    const pod = { uid: `${name}-${++pods}`, name, namespace: 'conformance' }
    return { id: await runtime.runPodSandbox(sandboxConfig(pod)), pod }
  }
  return {
    subject,
    runtime,
    sandbox,
    async started(name, config) {
      if (!(await runtime.imageStatus(subject.image))) await runtime.pullImage(subject.image)
      const { id: sandboxId, pod } = await sandbox(name)
      const id = await runtime.createContainer(sandboxId, containerConfig(pod, subject.image, config))
      await runtime.startContainer(id)
      return { id, pod, sandboxId }
    },
    async when(id, state) {
      for (let tries = 0; tries < 200; tries++) {
        const found = (await runtime.listContainers()).find((one) => one.id === id)
        if (found?.state === state) return found
        await systemClock.sleep(50)
      }
      throw new Error(`container ${id} did not become ${state}`)
    },
  }
}

export function statusIn(list: readonly ContainerStatus[], id: string): ContainerStatus {
  const found = list.find((one) => one.id === id)
  if (!found) throw new Error(`container ${id} is not listed`)
  return found
}
