import { field, FieldPath, internalError, type ApiObject, type corev1, type FieldError } from '@orrery/api'
import type { Claim, Context, Taken } from '../contract.js'
import { chooseFree, staticBand } from './static-band.js'

type Spec = corev1.ServiceSpec

/** A node port belongs to one service while this key stands, whatever the protocol. */
export function nodePortKey(port: number): string {
  return `/registry/core/servicenodeports/${port}`
}

function claimant({ metadata }: corev1.Service, port: number): ApiObject {
  const { namespace = '', name } = metadata
  const annotations = { 'orrery.dev/service': `${namespace}/${name}` }
  return { metadata: { name: String(port), uid: '', resourceVersion: '', creationTimestamp: '', annotations } }
}

/** Whether the server gives the service's ports node ports. */
export function allocatesNodePorts({ type, allocateLoadBalancerNodePorts }: Spec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false)
}

export function needsHealthCheck({ type, externalTrafficPolicy }: Spec): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local'
}

/** Where a dry run counts from. */
const beyondRange = 32_768

/** What the service holds already: these need no claim of their own. */
function held(spec: Spec | undefined): ReadonlySet<number> {
  const ports = (spec?.ports ?? []).map((port) => port.nodePort ?? 0)
  return new Set([...ports, spec?.healthCheckNodePort ?? 0].filter((port) => port > 0))
}

/** Hands out node ports during one write. */
export class NodePorts {
  readonly #own: ReadonlySet<number>
  readonly #chosen = new Set<number>()
  readonly #taken: Taken
  readonly #context: Context

  constructor(old: Spec | undefined, taken: Taken, context: Context) {
    this.#own = held(old)
    this.#taken = taken
    this.#context = context
  }

  /** What is wrong with asking for this port; undefined when it is the service's now. */
  ask(port: number): string | undefined {
    const { options, dryRun } = this.#context
    const { from, to } = options.serviceNodePortRange
    if (this.#own.has(port) || this.#chosen.has(port)) return undefined
    if (dryRun) return this.#taken.has(nodePortKey(port)) ? 'provided port is already allocated' : this.#take(port)
    if (port < from || port > to) return `provided port is not in the valid range. The range of valid ports is ${from}-${to}`
    return this.#taken.has(nodePortKey(port)) ? 'provided port is already allocated' : this.#take(port)
  }

  next(): number {
    if (this.#context.dryRun) return this.#imagined()
    const { from, to } = this.#context.options.serviceNodePortRange
    const size = to - from + 1
    const isTaken = (offset: number): boolean => {
      const port = from + offset
      return this.#chosen.has(port) || this.#own.has(port) || this.#taken.has(nodePortKey(port))
    }
    const band = staticBand(size, { step: 32, least: 16, most: 128 })
    const offset = chooseFree(size, band, () => this.#context.random.next(), isTaken)
    if (offset === undefined) throw internalError('failed to allocate a nodePort: range is full')
    this.#chosen.add(from + offset)
    return from + offset
  }

  /** A dry run chooses no port: it shows the number after those it was asked for, or one that no range has. */
  #imagined(): number {
    const port = (this.#chosen.size > 0 ? Math.max(0, ...this.#chosen) : beyondRange) + 1
    this.#chosen.add(port)
    return port
  }

  #take(port: number): undefined {
    this.#chosen.add(port)
  }
}

/** One port of the service on several protocols shares one node port. */
function assign(port: corev1.ServicePort, index: number, spec: Spec, ports: NodePorts): FieldError | undefined {
  const same = spec.ports?.filter((one) => one.port === port.port).map((one) => one.nodePort ?? 0)
  const wanted = port.nodePort || same?.find((one) => one > 0) || 0
  if (wanted === 0) {
    port.nodePort = ports.next()
    return undefined
  }
  port.nodePort = wanted
  const wrong = ports.ask(wanted)
  const where = FieldPath.root('spec', 'ports').index(index).child('nodePort')
  return wrong === undefined ? undefined : field.invalid(where, wanted, wrong)
}

function assignHealthCheck(spec: Spec, ports: NodePorts): void {
  const asked = spec.healthCheckNodePort
  if (!asked) {
    spec.healthCheckNodePort = ports.next()
    return
  }
  const wrong = ports.ask(asked)
  if (wrong) throw internalError(`failed to allocate requested HealthCheck NodePort ${asked}: ${wrong}`)
}

/** In place: every port that needs a node port gets one. Returns what is wrong with those asked for. */
export function assignNodePorts(service: corev1.Service, ports: NodePorts): readonly FieldError[] {
  const { spec } = service
  const exposed = spec.type === 'NodePort' || spec.type === 'LoadBalancer'
  for (const [index, port] of exposed ? (spec.ports ?? []).entries() : []) {
    if (!port.nodePort && !allocatesNodePorts(spec)) continue
    const wrong = assign(port, index, spec, ports)
    if (wrong) return [wrong]
  }
  if (needsHealthCheck(spec)) assignHealthCheck(spec, ports)
  return []
}

/** Each node port the service has now, once. */
export function nodePortClaims(service: corev1.Service): readonly Claim[] {
  return [...held(service.spec)].map((port) => ({ key: nodePortKey(port), object: claimant(service, port) }))
}
