import { duplexPair } from 'node:stream'
import { resources } from '@orrery/api'
import { silentLogger, seededRandom, VirtualClock } from '@orrery/kit'
import { MemoryStore } from '@orrery/store'
import { expect, it } from 'vitest'
import { createServices } from '../create-services.js'
import type { Exchange } from '../request/exchange.js'
import { measure } from './measure.js'

it('holds a connection that is handed on for open until it is closed', async () => {
  const clock = new VirtualClock()
  const services = createServices({ store: new MemoryStore(), clock, random: seededRandom(1), logger: silentLogger })
  const exchange: Exchange = {
    request: { method: 'GET', target: '/', headers: {}, peer: { address: 'memory', secure: false }, signal: new AbortController().signal },
    services,
    path: '/',
    query: new URLSearchParams(),
    user: { name: '', groups: [] },
    upgrading: true,
    warnings: [],
    target: { verb: 'connect', served: services.registry.of(resources.corev1.pods), namespace: 'n', name: 'p', subresource: 'proxy', rest: '' },
  }
  const lines = (metric: string): string[] => services.metrics.text().split('\n').filter((line) => line.startsWith(metric))
  const taken: unknown[] = []
  const answered = { status: 101, headers: {}, body: new Uint8Array() }
  await measure(exchange, () => {
    exchange.accept = (stream) => void taken.push(stream)
    return Promise.resolve(answered)
  })
  const labels = 'component="apiserver",group="",resource="pods",scope="resource",subresource="proxy",verb="CONNECT",version="v1"'
  const open = (count: number): string[] => [`apiserver_longrunning_requests{${labels}} ${count}`]
  expect(lines('apiserver_longrunning_requests{')).toEqual(open(0))
  const [ours, theirs] = duplexPair()
  exchange.accept?.(theirs)
  expect([taken, lines('apiserver_longrunning_requests{')]).toEqual([[theirs], open(1)])
  await clock.advance(7_000)
  await new Promise((resolve) => {
    theirs.once('close', resolve)
    ours.destroy()
    theirs.destroy()
  })
  expect(lines('apiserver_longrunning_requests{')).toEqual(open(0))
  expect(lines('apiserver_request_duration_seconds_sum')).toEqual([expect.stringMatching(/subresource="proxy",verb="CONNECT".* 7$/)])
})
