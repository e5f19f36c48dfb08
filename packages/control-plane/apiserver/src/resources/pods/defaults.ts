import type { corev1 } from '@orrery/api'
import { defaultPodSpec } from '../pod-spec/defaults.js'
import { defaultPodResources } from '../pod-spec/pod-resources-defaults.js'
import { requestsFromLimits } from '../resource-list/defaults.js'
import { asConverted } from './as-converted.js'

/** With the host's network a container's port is the host's port. */
function defaultHostPorts(containers: readonly corev1.Container[]): void {
  for (const port of containers.flatMap((container) => container.ports ?? [])) port.hostPort ||= port.containerPort
}

function defaultRequests({ resources }: corev1.Container): void {
  if (resources.limits) resources.requests = requestsFromLimits(resources.requests, resources.limits)
}

/** In place. What pods get beyond what templates get: requests from limits, service links, host ports. */
export function defaultPod(pod: corev1.Pod): void {
  const { spec } = pod
  asConverted(pod)
  defaultPodSpec(spec)
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  for (const container of containers) defaultRequests(container)
  defaultPodResources(spec)
  spec.enableServiceLinks ??= true
  if (spec.hostNetwork) defaultHostPorts(containers)
}
