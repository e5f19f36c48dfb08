import type { ApiObject, corev1, discoveryv1 } from '@orrery/api'
import type { EventHandler, Informer } from '@orrery/client'
import { silentLogger, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import type { ServicePorts } from './model/service-port.js'
import { Proxier } from './proxier.js'

interface Fake<T extends ApiObject> extends Informer<T> {
  set(object: T): void
}

/** An informer whose server is the test. */
function fake<T extends ApiObject>(): Fake<T> {
  const objects = new Map<string, T>()
  const handlers: EventHandler<T>[] = []
  return {
    lister: { get: (key) => objects.get(key), list: () => [...objects.values()], byIndex: () => [] },
    synced: true,
    addIndex: () => {},
    addHandler: (handler) => void handlers.push(handler),
    start: async () => {},
    stop: async () => {},
    set(object) {
      objects.set(object.metadata.name, object)
      for (const handler of handlers) handler.onAdd?.(object)
    },
  }
}

function service(name: string): corev1.Service {
  const metadata = { name, namespace: 'default', uid: name, resourceVersion: '1', creationTimestamp: '' }
  return { metadata, spec: { clusterIP: '10.96.0.9', ports: [{ port: 80 }] }, status: { loadBalancer: {} } }
}

function setUp(fail: () => boolean = () => false) {
  const clock = new VirtualClock()
  const synced: ServicePorts[] = []
  const state = { intact: true }
  const services = fake<corev1.Service>()
  const backend = {
    sync: async (ports: ServicePorts): Promise<void> => {
      if (fail()) throw new Error('busy')
      synced.push(ports)
    },
    intact: async () => state.intact,
    cleanup: async () => {},
  }
  const proxier = new Proxier({
    services,
    endpointSlices: fake<discoveryv1.EndpointSlice>(),
    endpoints: fake<corev1.Endpoints>(),
    backend,
    clock,
    logger: silentLogger,
  })
  return { clock, synced, services, proxier, state }
}

describe('Proxier', () => {
  it('brings the rules about before it has started', async () => {
    const { synced, proxier, services } = setUp()
    services.set(service('a'))
    await proxier.start()
    expect(synced.map((ports) => ports.length)).toEqual([1])
    await proxier.stop()
  })

  it('makes a burst of changes real together', async () => {
    const { clock, synced, services, proxier } = setUp()
    await proxier.start()
    for (const name of ['a', 'b', 'c']) services.set(service(name))
    await clock.advance(30)
    expect(synced.map((ports) => ports.length)).toEqual([0, 3])
    await proxier.stop()
    expect(clock.pending).toBe(0)
  })

  it('tries again when the kernel refused', async () => {
    let failures = 2
    const { clock, synced, services, proxier } = setUp(() => failures-- > 0)
    services.set(service('a'))
    await proxier.start()
    expect(synced).toEqual([])
    await clock.advance(5000)
    expect(synced.at(-1)).toHaveLength(1)
    await proxier.stop()
  })

  it('comes back when somebody took its rules away', async () => {
    const { clock, synced, proxier, state } = setUp()
    await proxier.start()
    state.intact = false
    await clock.advance(1500)
    expect(synced.length).toBeGreaterThan(1)
    await proxier.stop()
  })
})
