import { FieldPath, resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { addressWarning } from '../validation/addresses.js'
import { validateEndpoints, validateEndpointsUpdate } from './validate.js'

const shown = 3

function hostPort(ip: string, port: number): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`
}

function addresses({ addresses = [], ports = [] }: corev1.EndpointSubset): string[] {
  if (ports.length === 0) return addresses.map(({ ip }) => ip)
  return ports.flatMap(({ port }) => addresses.map(({ ip }) => hostPort(ip, port)))
}

/** The first three, and how many more there are. */
function printedEndpoints({ subsets }: corev1.Endpoints): string {
  if (!subsets?.length) return '<none>'
  const all = subsets.flatMap(addresses)
  const text = all.slice(0, shown).join(',')
  return all.length > shown ? `${text} + ${all.length - shown} more...` : text
}

/** In place. */
export function defaultEndpoints({ subsets }: corev1.Endpoints): void {
  for (const port of (subsets ?? []).flatMap((subset) => subset.ports ?? [])) port.protocol ||= 'TCP'
}

function warnings({ metadata, subsets }: corev1.Endpoints): readonly string[] {
  if (metadata.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller') return []
  return (subsets ?? []).flatMap((subset, index) =>
    (['addresses', 'notReadyAddresses'] as const).flatMap((list) => {
      const path = FieldPath.root('subsets').index(index).child(list)
      return (subset[list] ?? []).flatMap(({ ip }, at) => addressWarning(path.index(at).child('ip'), ip) ?? [])
    }),
  )
}

export const endpoints = declare({
  ref: resources.corev1.endpoints,
  defaults: defaultEndpoints,
  strategy: { createOnUpdate: true, noGeneration: true, warnings },
  validate: validateEndpoints,
  validateUpdate: validateEndpointsUpdate,
  columns: [nameColumn, text('Endpoints', doc('corev1.Endpoints', 'subsets'), printedEndpoints), ageColumn],
})
