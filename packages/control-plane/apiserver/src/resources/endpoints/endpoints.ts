import { resources, type corev1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateEndpoints } from './validate.js'

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

export const endpoints = declare({
  ref: resources.corev1.endpoints,
  defaults: defaultEndpoints,
  strategy: { createOnUpdate: true, noGeneration: true },
  validate: validateEndpoints,
  validateUpdate: validateEndpoints,
  columns: [nameColumn, text('Endpoints', doc('corev1.Endpoints', 'subsets'), printedEndpoints), ageColumn],
})
