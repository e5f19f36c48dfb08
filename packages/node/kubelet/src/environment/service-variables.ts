import type { corev1 } from '@orrery/api'

export interface Variable {
  name: string
  value: string
}

/**
 * The variables of Services with a cluster IP: those of the pod's namespace when it asks for service links, and always
 * the API server's (`kubernetes` in the namespace default).
 */
export function serviceVariables(services: readonly corev1.Service[], namespace: string, links: boolean): Variable[] {
  const master = services.filter((one) => one.metadata.namespace === 'default' && one.metadata.name === 'kubernetes')
  const near = links ? services.filter((one) => one.metadata.namespace === namespace && !master.includes(one)) : []
  return [...master, ...near].filter(hasAddress).flatMap(variablesOf)
}

function hasAddress({ spec }: corev1.Service): boolean {
  return spec.clusterIP !== undefined && spec.clusterIP !== '' && spec.clusterIP !== 'None'
}

function variablesOf({ metadata, spec }: corev1.Service): Variable[] {
  const prefix = variableName(metadata.name)
  const address = spec.clusterIP ?? ''
  const ports = spec.ports ?? []
  const first = ports[0]
  const host = address.includes(':') ? `[${address}]` : address
  return [
    { name: `${prefix}_SERVICE_HOST`, value: address },
    ...(first ? [{ name: `${prefix}_SERVICE_PORT`, value: String(first.port) }] : []),
    ...ports
      .filter((port) => port.name)
      .map((port) => ({ name: `${prefix}_SERVICE_PORT_${variableName(port.name ?? '')}`, value: String(port.port) })),
    ...ports.flatMap((port, index) => linkVariables(prefix, address, host, port, index === 0)),
  ]
}

/** The variables of Docker's old container links. */
function linkVariables(prefix: string, address: string, host: string, port: corev1.ServicePort, first: boolean): Variable[] {
  const protocol = port.protocol ?? 'TCP'
  const url = `${protocol.toLowerCase()}://${host}:${port.port}`
  const stem = `${prefix}_PORT_${port.port}_${protocol}`
  return [
    ...(first ? [{ name: `${prefix}_PORT`, value: url }] : []),
    { name: stem, value: url },
    { name: `${stem}_PROTO`, value: protocol.toLowerCase() },
    { name: `${stem}_PORT`, value: String(port.port) },
    { name: `${stem}_ADDR`, value: address },
  ]
}

function variableName(name: string): string {
  return name.toUpperCase().replaceAll('-', '_')
}
