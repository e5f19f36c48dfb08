import { milliNumber, wholeNumber, type corev1 } from '@orrery/api'

/** Amounts by resource: thousandths of a core for cpu, whole units for the rest. */
export type Amounts = Readonly<Record<string, number>>

export function amountOf(resource: string, quantity: string): number {
  return resource === 'cpu' ? milliNumber(quantity) : wholeNumber(quantity)
}

/**
 * What a pod asks of its node: its containers and sidecars together, or any init container with the sidecars started
 * before it where that is more, and the pod's overhead.
 */
export function podRequests({ spec }: corev1.Pod): Amounts {
  const sum: Record<string, number> = {}
  const sidecars: Record<string, number> = {}
  const peak: Record<string, number> = {}
  for (const container of spec.containers) add(sum, container)
  for (const container of spec.initContainers ?? []) {
    const sidecar = container.restartPolicy === 'Always'
    const here: Record<string, number> = { ...sidecars }
    add(here, container)
    if (sidecar) add(sidecars, container)
    for (const [name, amount] of Object.entries(here)) peak[name] = Math.max(peak[name] ?? 0, amount)
  }
  for (const [name, amount] of Object.entries(sidecars)) sum[name] = (sum[name] ?? 0) + amount
  for (const [name, amount] of Object.entries(peak)) sum[name] = Math.max(sum[name] ?? 0, amount)
  for (const [name, quantity] of Object.entries(spec.overhead ?? {})) sum[name] = (sum[name] ?? 0) + amountOf(name, quantity)
  return sum
}

function add(to: Record<string, number>, { resources }: corev1.Container): void {
  for (const [name, quantity] of Object.entries(resources.requests ?? {})) {
    to[name] = (to[name] ?? 0) + amountOf(name, quantity)
  }
}
