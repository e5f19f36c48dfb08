import type { resourcev1 } from '@orrery/api'

type Requests = readonly resourcev1.DeviceRequest[] | null | undefined

function amounts(requests: Requests): readonly { capacity?: unknown }[] {
  return (requests ?? []).flatMap(({ exactly, firstAvailable }) => [...(exactly ? [exactly] : []), ...(firstAvailable ?? [])])
}

function asksForAmounts({ requests, constraints }: resourcev1.DeviceClaim): boolean {
  return amounts(requests).some(({ capacity }) => capacity !== undefined) || (constraints ?? []).some((one) => one.distinctAttribute !== undefined)
}

/** In place: shares of a device are behind a gate that is off, and kept only by claims that asked for them before. */
export function dropAmounts(devices: resourcev1.DeviceClaim, old?: resourcev1.DeviceClaim): void {
  if (old && asksForAmounts(old)) return
  for (const constraint of devices.constraints ?? []) delete constraint.distinctAttribute
  for (const asked of amounts(devices.requests)) delete asked.capacity
}

/** In place: the same of what a claim was given, with what must hold before it is bound. */
export function dropGivenAmounts({ status }: resourcev1.ResourceClaim): void {
  delete status.allocation?.allocationTimestamp
  for (const result of status.allocation?.devices.results ?? []) {
    delete result.bindingConditions
    delete result.bindingFailureConditions
    delete result.shareID
    delete result.consumedCapacity
  }
  for (const device of status.devices ?? []) delete device.shareID
}

/** What a device that was given is known by. */
export function deviceID({ driver, pool, device }: Readonly<Record<'driver' | 'pool' | 'device', string>>): string {
  return `${driver}/${pool}/${device}`
}

/** In place: of devices that are given no more nothing is said. */
export function dropReturnedDevices({ status }: resourcev1.ResourceClaim, old: resourcev1.ResourceClaim): void {
  const given = new Set((status.allocation?.devices.results ?? []).map(deviceID))
  const returned = new Set((old.status.allocation?.devices.results ?? []).map(deviceID).filter((id) => !given.has(id)))
  const kept = (status.devices ?? []).filter((device) => !returned.has(deviceID(device)))
  if (kept.length > 0) status.devices = kept
  else delete status.devices
}

/** In place: what gates that are off let devices say: taints, counters, places of their own, conditions, shares. */
export function dropDeviceFields({ spec }: resourcev1.ResourceSlice): void {
  delete spec.sharedCounters
  delete spec.perDeviceNodeSelection
  for (const device of spec.devices ?? []) {
    delete device.taints
    delete device.consumesCounters
    delete device.nodeName
    delete device.nodeSelector
    delete device.allNodes
    delete device.bindsToNode
    delete device.bindingConditions
    delete device.bindingFailureConditions
    delete device.allowMultipleAllocations
    for (const capacity of Object.values(device.capacity ?? {})) delete capacity.requestPolicy
  }
}
