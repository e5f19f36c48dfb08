import type Docker from 'dockerode'
import type { ContainerStatus, PodFilter, Sandbox } from '../contract.js'
import { answer, ask } from './engine-error.js'
import type { DockerImages } from './docker-images.js'
import { containerStatusOf, sandboxOf } from './inspect-status.js'
import { filterOf } from './labels.js'

/**
 * Lists what the node has. Exit codes and times need a look at each container; since nothing of one changes but by
 * changing its state, each state is looked at once.
 */
export class ContainerList {
  readonly #docker: Docker
  readonly #node: string
  readonly #images: DockerImages
  #known = new Map<string, ContainerStatus>()

  constructor(docker: Docker, node: string, images: DockerImages) {
    this.#docker = docker
    this.#node = node
    this.#images = images
  }

  async sandboxes(network: string, filter: PodFilter = {}): Promise<Sandbox[]> {
    const filters = filterOf(this.#node, 'podsandbox', filter.podUid)
    return (await answer(this.#docker.listContainers({ all: true, filters }))).map((info) => sandboxOf(info, network))
  }

  async containers(filter: PodFilter = {}): Promise<ContainerStatus[]> {
    const filters = filterOf(this.#node, 'container', filter.podUid)
    const listed = await answer(this.#docker.listContainers({ all: true, filters }))
    const found = await Promise.all(listed.map((info) => this.#status(info)))
    if (filter.podUid === undefined) this.#forgetOthers(listed)
    return found.filter((one) => one !== undefined)
  }

  async #status({ Id, State }: Docker.ContainerInfo): Promise<ContainerStatus | undefined> {
    const key = `${Id} ${State}`
    const known = this.#known.get(key)
    if (known) return known
    const info = await ask(this.#docker.getContainer(Id).inspect(), [404])
    if (!info) return undefined
    const status = containerStatusOf(info, await this.#images.reference(info.Image))
    // A start under way shows as created until it has failed or not.
    if (info.State.Status === State && State !== 'created') this.#known.set(key, status)
    return status
  }

  #forgetOthers(listed: readonly Docker.ContainerInfo[]): void {
    const there = new Set(listed.map(({ Id, State }) => `${Id} ${State}`))
    this.#known = new Map([...this.#known].filter(([key]) => there.has(key)))
  }
}
