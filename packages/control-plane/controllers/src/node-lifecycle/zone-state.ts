import type { corev1 } from '@orrery/api'
import type { ControllerOptions } from '../framework/options.js'
import { readyStatus } from '../nodes/node-conditions.js'

export type ZoneState = 'normal' | 'partial' | 'full'

const labels = { region: 'topology.kubernetes.io/region', zone: 'topology.kubernetes.io/zone' }

/** Nodes with the same region and zone; empty for nodes that say neither. */
export function zoneOf(node: corev1.Node): string {
  const { [labels.region]: region = '', [labels.zone]: zone = '' } = node.metadata.labels ?? {}
  return region || zone ? `${region}:${zone}` : ''
}

/** How a zone fares: fully disrupted without a ready node, partially with more than two and a good part of them gone. */
export function zoneState(nodes: readonly corev1.Node[], unhealthyThreshold: number): ZoneState {
  const notReady = nodes.filter((node) => readyStatus(node) !== 'True').length
  if (notReady > 0 && notReady === nodes.length) return 'full'
  return notReady > 2 && notReady / nodes.length >= unhealthyThreshold ? 'partial' : 'normal'
}

function byZone(nodes: readonly corev1.Node[]): Map<string, corev1.Node[]> {
  const zones = new Map<string, corev1.Node[]>()
  for (const node of nodes) {
    const list = zones.get(zoneOf(node)) ?? []
    list.push(node)
    zones.set(zoneOf(node), list)
  }
  return zones
}

/** Whether no zone has a ready node: the fault is likely here, and nothing is evicted anywhere. */
export function allDisrupted(nodes: readonly corev1.Node[], options: ControllerOptions): boolean {
  const zones = [...byZone(nodes).values()]
  return zones.length > 0 && zones.every((list) => zoneState(list, options.unhealthyZoneThreshold) === 'full')
}

/** Nodes a second that may be given NoExecute taints in the zone. */
export function evictionRate(zone: string, nodes: readonly corev1.Node[], options: ControllerOptions): number {
  const inZone = byZone(nodes).get(zone) ?? []
  if (zoneState(inZone, options.unhealthyZoneThreshold) !== 'partial') return options.nodeEvictionRate
  return inZone.length > options.largeClusterSizeThreshold ? options.secondaryNodeEvictionRate : 0
}
