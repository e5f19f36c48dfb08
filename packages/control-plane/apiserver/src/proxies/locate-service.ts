import { serviceUnavailable, type corev1 } from '@orrery/api'

export interface EndpointTarget {
  address: corev1.EndpointAddress
  port: number
}

/** The name of the service's port that was asked for by number; what is no number is a name already. */
export function servicePortName(service: corev1.Service, asked: string): string {
  if (!/^[+-]?\d+$/.test(asked)) return asked
  const port = service.spec.ports?.find((one) => one.port === Number(asked))
  if (!port) {
    const name = JSON.stringify(service.metadata.name)
    throw serviceUnavailable(`no service port ${Number(asked)} found for service ${name}`)
  }
  return port.name ?? ''
}

/** The list turned so that it starts at a random place. */
function rotated<T>(list: readonly T[], random: () => number): readonly T[] {
  const start = Math.floor(random() * list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}

/** Ready endpoints that have a port of this name, in a random order. */
export function endpointTargets(
  endpoints: corev1.Endpoints,
  portName: string,
  random: () => number,
): readonly EndpointTarget[] {
  return rotated(endpoints.subsets ?? [], random).flatMap(({ addresses = [], ports = [] }) => {
    const port = ports.find((one) => (one.name ?? '') === portName)?.port
    return port === undefined ? [] : rotated(addresses, random).map((address) => ({ address, port }))
  })
}
