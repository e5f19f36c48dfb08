import type Docker from 'dockerode'
import type { Logger } from '@orrery/kit'
import { RuntimeError } from '../contract.js'
import { answer, ask } from './engine-error.js'
import type { HostCommands } from './host-commands.js'
import { labels } from './labels.js'

/**
 * The bridge network that holds this node's pods. Its range is the node's PodCIDR. Each port of the bridge is set to
 * hairpin mode, so that a pod whose connection to a Service leads back to itself is answered (README: pod networking).
 */
export class PodNetwork {
  readonly name: string
  readonly #docker: Docker
  readonly #nodeName: string
  readonly #host: HostCommands
  readonly #logger: Logger
  #bridge: string | undefined
  #hairpinFailed = false

  constructor(docker: Docker, nodeName: string, host: HostCommands, logger: Logger) {
    this.name = `orrery-${nodeName}`
    this.#docker = docker
    this.#nodeName = nodeName
    this.#host = host
    this.#logger = logger
  }

  /** Makes the network; one of the same name with another range is replaced when nothing uses it. */
  async ensure(cidr: string): Promise<void> {
    const filters = { label: [`${labels.node}=${this.#nodeName}`] }
    const found = (await answer(this.#docker.listNetworks({ filters }))).find((one) => one.Name === this.name)
    if (found?.IPAM?.Config?.some((one) => one.Subnet === cidr)) {
      this.#bridge = bridgeOf(found.Id)
      return
    }
    if (found) await ask(this.#docker.getNetwork(found.Id).remove(), [404])
    const made = await answer(
      this.#docker.createNetwork({
        Name: this.name,
        Driver: 'bridge',
        CheckDuplicate: true,
        IPAM: { Driver: 'default', Config: [{ Subnet: cidr }] },
        Labels: { [labels.node]: this.#nodeName },
      }),
    )
    this.#bridge = bridgeOf(made.id)
  }

  /** Lets packets leave a bridge port by the way they came. Known to be needed after each new pod; may be repeated. */
  async hairpin(): Promise<void> {
    if (this.#bridge === undefined) throw new RuntimeError('refused', 'the node has no pod network yet')
    try {
      const ports = await this.#host.run('ip', ['-d', '-o', 'link', 'show', 'master', this.#bridge])
      for (const [, port] of ports.matchAll(/^\d+: ([^:@]+).* hairpin off /gm)) {
        if (port) await this.#host.run('ip', ['link', 'set', 'dev', port, 'type', 'bridge_slave', 'hairpin', 'on'])
      }
    } catch (error) {
      if (this.#hairpinFailed) return
      this.#hairpinFailed = true
      this.#logger.warn({ err: error }, 'hairpin mode not set: pods cannot reach themselves through a Service')
    }
  }

  async remove(): Promise<void> {
    await ask(this.#docker.getNetwork(this.name).remove(), [404])
    this.#bridge = undefined
  }
}

/** The engine names a bridge after the first characters of its network's id. */
function bridgeOf(networkId: string): string {
  return `br-${networkId.slice(0, 12)}`
}
