import { milliNumber, wholeNumber, type corev1 } from '@orrery/api'

/** What a container gets where it asks for no limit. */
export type Allocatable = Readonly<Record<string, string>>

/** The value of a `resourceFieldRef`: `limits.cpu` and so on, in units of the divisor, rounded up. */
export function resourceValue(
  container: corev1.Container,
  selector: corev1.ResourceFieldSelector,
  allocatable: Allocatable,
): string | undefined {
  const [, side, name = ''] = /^(limits|requests)\.(.+)$/.exec(selector.resource) ?? []
  if (side === undefined) return undefined
  const { limits, requests } = container.resources
  const quantity = side === 'limits' ? (limits?.[name] ?? allocatable[name]) : (requests?.[name] ?? limits?.[name])
  const divisor = selector.divisor === undefined || selector.divisor === '0' ? '1' : selector.divisor
  if (name === 'cpu') return String(Math.ceil(milliNumber(quantity ?? '0') / milliNumber(divisor)))
  return String(Math.ceil(wholeNumber(quantity ?? '0') / wholeNumber(divisor)))
}
