import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProxyBackend } from '../backends/contract.js'
import type { ServicePort } from '../model/service-port.js'

/** A host of its own on which a backend is tried, with something real behind each endpoint. */
export interface BackendSubject {
  /** A backend of a process that has just started. */
  create(): ProxyBackend
  /** Addresses at which a server answers a TCP connection to port 8080 with its own address. */
  endpoints: readonly [string, string, string]
  /** What answers at this address, seen from the host; undefined where nothing does within a second. */
  ask(ip: string, port: number): Promise<string | undefined>
  /** Everything about packets on the host that is not the backend's own. */
  foreign(): Promise<string>
  /** Takes away what the backend made, as another program would that knows nothing of it. */
  sweep(): Promise<void>
  remove(): Promise<void>
}

const clusterIP = '10.96.7.7'

function web(endpoints: readonly string[], change: Partial<ServicePort> = {}): ServicePort {
  return {
    namespace: 'default',
    service: 'web',
    portName: '',
    protocol: 'TCP',
    clusterIP,
    port: 80,
    nodePort: 30_080,
    externalIPs: [],
    loadBalancerIPs: [],
    affinitySeconds: 0,
    endpoints: endpoints.map((ip) => ({ ip, port: 8080 })),
    ...change,
  }
}

/** What every proxy backend must do, whatever it does it with. */
export function describeBackend(name: string, prepare: () => Promise<BackendSubject>): void {
  describe(`${name} as a proxy backend`, () => {
    let subject: BackendSubject
    beforeAll(async () => {
      subject = await prepare()
    })
    afterAll(() => subject.remove())

    const askMany = async (ip: string, port: number): Promise<Set<string | undefined>> => {
      const answers = new Set<string | undefined>()
      for (let i = 0; i < 24; i++) answers.add(await subject.ask(ip, port))
      return answers
    }

    it('spreads connections to the cluster IP and the node port over every endpoint', async () => {
      await subject.create().sync([web(subject.endpoints)])
      expect(await askMany(clusterIP, 80)).toEqual(new Set(subject.endpoints))
      expect(await askMany('127.0.0.1', 30_080)).toEqual(new Set(subject.endpoints))
    })

    it('follows changes, from whatever an earlier process left', async () => {
      const [first, second] = subject.endpoints
      await subject.create().sync([web([first])])
      expect(await askMany(clusterIP, 80)).toEqual(new Set([first]))
      await subject.create().sync([web([second], { nodePort: 30_081 })])
      expect(await askMany(clusterIP, 80)).toEqual(new Set([second]))
      expect(await subject.ask('127.0.0.1', 30_081)).toBe(second)
      expect(await subject.ask('127.0.0.1', 30_080)).toBeUndefined()
    })

    it('keeps a client with its endpoint where it is asked to', async () => {
      await subject.create().sync([web(subject.endpoints, { affinitySeconds: 60 })])
      expect((await askMany(clusterIP, 80)).size).toBe(1)
    })

    it('answers at outside addresses', async () => {
      await subject.create().sync([web(subject.endpoints, { externalIPs: ['198.51.100.7'] })])
      expect(subject.endpoints).toContain(await subject.ask('198.51.100.7', 80))
    })

    it('refuses where there is no endpoint', async () => {
      await subject.create().sync([web([])])
      expect(await subject.ask(clusterIP, 80)).toBeUndefined()
    })

    it('notices that it was swept away, and comes back', async () => {
      const backend = subject.create()
      await backend.sync([web(subject.endpoints)])
      expect(await backend.intact()).toBe(true)
      await subject.sweep()
      expect(await backend.intact()).toBe(false)
      await backend.sync([web(subject.endpoints)])
      expect(subject.endpoints).toContain(await subject.ask(clusterIP, 80))
    })

    it('touches nothing of anybody else’s, and cleans up after processes before it', async () => {
      const before = await subject.foreign()
      await subject.create().sync([web(subject.endpoints)])
      expect(await subject.foreign()).toBe(before)
      await subject.create().cleanup()
      expect(await subject.foreign()).toBe(before)
      expect(await subject.ask(clusterIP, 80)).toBeUndefined()
      await subject.create().cleanup()
    })
  })
}
