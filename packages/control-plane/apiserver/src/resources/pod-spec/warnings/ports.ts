import { quote, type corev1, type FieldPath } from '@orrery/api'
import { placed } from '../placed-containers.js'

interface Block {
  at: string
  port: corev1.ContainerPort
}

/** How two definitions of one port and protocol get in each other's way; undefined where they do not. */
function clash(a: corev1.ContainerPort, b: corev1.ContainerPort): string | undefined {
  const [host, other] = [a.hostPort ?? 0, b.hostPort ?? 0]
  const [ip, otherIP] = [a.hostIP ?? '', b.hostIP ?? '']
  if (ip === otherIP && host === other) return 'duplicate port definition'
  if (host === 0 || other === 0) return 'overlapping port definition'
  return host === other && (ip === '') !== (otherIP === '') ? 'dangerously ambiguous port definition' : undefined
}

/** As Go prints upstream's internal type. */
function shown({ name = '', hostPort = 0, containerPort, protocol = '', hostIP = '' }: corev1.ContainerPort): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`
}

function blocks(path: FieldPath, spec: corev1.PodSpec): readonly Block[] {
  return placed(path, spec).flatMap(({ container, path: at }) =>
    (container.ports ?? []).map((port, index) => ({ at: at.child('ports').index(index).toString(), port })),
  )
}

function definitions(all: readonly Block[]): readonly string[] {
  const known = new Map<string, Block[]>()
  return all.flatMap(({ at, port }) => {
    const key = `${port.containerPort}/${port.protocol}`
    const others = known.get(key) ?? []
    known.set(key, [...others, { at, port }])
    const alone = port.hostIP && !port.hostPort ? [`${at}: hostIP set without hostPort: ${shown(port)}`] : []
    const clashes = others.flatMap((other) => {
      const how = clash(port, other.port)
      return how === undefined ? [] : [`${at}: ${how} with ${other.at}`]
    })
    return [...alone, ...clashes]
  })
}

function names(all: readonly Block[]): readonly string[] {
  const known = new Map<string, string>()
  return all.flatMap(({ at, port: { name } }) => {
    if (!name) return []
    const other = known.get(name)
    if (other === undefined) known.set(name, at)
    const chosen = `services and probes that select ports by name will use ${other}`
    return other === undefined ? [] : [`${at}: duplicate port name ${quote(name)} with ${other}, ${chosen}`]
  })
}

/** `path`: of the spec. */
export function warnOfPorts(path: FieldPath, spec: corev1.PodSpec): readonly string[] {
  const all = blocks(path, spec)
  return [...definitions(all), ...names(all)]
}
