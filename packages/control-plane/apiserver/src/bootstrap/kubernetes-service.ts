import { FieldPath, isNotFound, resources, type ApiObject, type ResourceRef } from '@orrery/api'
import type { Services } from '../services.js'
import { addressRange } from '../resources/services/address-range.js'
import { ordinaryAddress } from '../resources/validation/ordinary-address.js'
import { objectKey } from '../storage/keys.js'
import { edited, updateObject } from '../writes/update-object.js'
import { internalWrite } from '../writes/write-context.js'
import { ensureObject, type BootstrapObject } from './bootstrap-object.js'

const { namespace, name } = { namespace: 'default', name: 'kubernetes' }

interface Wanted {
  ref: ResourceRef
  object: BootstrapObject
}

/**
 * What clients inside the cluster reach the server by: the first address of the range leads to the secure port; to
 * nothing where there is none.
 */
export function kubernetesService({ options }: Pick<Services, 'options'>): readonly Wanted[] {
  const { advertiseAddress, securePort, serviceClusterIPRange } = options
  const port = { name: 'https', protocol: 'TCP', port: securePort }
  const service: BootstrapObject = {
    metadata: { name, labels: { component: 'apiserver', provider: 'kubernetes' } },
    spec: {
      clusterIP: addressRange(serviceClusterIPRange).address(0),
      ports: [{ ...port, port: 443, targetPort: securePort || 443 }],
      sessionAffinity: 'None',
      type: 'ClusterIP',
    },
  }
  const endpoints: BootstrapObject = {
    metadata: { name, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
    subsets: [{ addresses: [{ ip: advertiseAddress }], ports: [port] }],
  }
  const slice: BootstrapObject = {
    metadata: { name, labels: { 'kubernetes.io/service-name': name } },
    addressType: advertiseAddress.includes(':') ? 'IPv6' : 'IPv4',
    endpoints: [{ addresses: [advertiseAddress], conditions: { ready: true } }],
    ports: [port],
  }
  const asService = { ref: resources.corev1.services, object: service }
  if (securePort === 0 || !leadsHere(advertiseAddress)) return [asService]
  return [
    asService,
    { ref: resources.corev1.endpoints, object: endpoints },
    { ref: resources.discoveryv1.endpointslices, object: slice },
  ]
}

/** An address of the loopback leads every pod to itself: it is no endpoint. */
function leadsHere(address: string): boolean {
  return ordinaryAddress(FieldPath.root('advertiseAddress'), address).length === 0
}

/** The parts of an object the server keeps true; the rest is left as it is. */
function corrected(current: ApiObject, { object }: Wanted): ApiObject {
  const { metadata, ...fields } = object
  const labels = { ...current.metadata.labels, ...metadata.labels }
  const next: ApiObject = { ...current, metadata: { ...current.metadata, labels } }
  for (const [key, value] of Object.entries(fields)) {
    const standing: unknown = Reflect.get(current, key)
    const merged = isObject(standing) && isObject(value) ? { ...standing, ...value } : value
    Reflect.set(next, key, merged)
  }
  return next
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function ensure(services: Services, wanted: Wanted): Promise<void> {
  const served = services.registry.of(wanted.ref)
  const item = services.view.get(objectKey(served.kind.storage, namespace, name))
  if (!item) return ensureObject(services, wanted.ref, namespace, wanted.object)
  const place = { served, namespace, name }
  try {
    await updateObject(services, place, edited((copy) => corrected(copy, wanted)), internalWrite)
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Makes the Service `kubernetes` and what it leads to as they must be. */
export async function ensureKubernetesService(services: Services): Promise<void> {
  for (const wanted of kubernetesService(services)) await ensure(services, wanted)
}

