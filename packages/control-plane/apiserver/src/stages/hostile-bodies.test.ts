import { kinds, type Kind } from '@orrery/api'
import { seededRandom, silentLogger } from '@orrery/kit'
import { expect, it } from 'vitest'
import { anyObject } from '../testing/any-object.js'
import { testApi } from '../testing/test-api.js'

function pathOf({ ref }: Kind): string {
  const group = ref.group === '' ? '/api' : `/apis/${ref.group}`
  return `${group}/${ref.version}/${ref.namespaced ? 'namespaces/default/' : ''}${ref.plural}`
}

const methods = ['POST', 'POST', 'PUT', 'PATCH', 'DELETE']
const patches = ['application/merge-patch+json', 'application/strategic-merge-patch+json']

it.each([1, 2, 3])('answers whatever any kind is sent, and stays well (seed %i)', async (seed) => {
  const failures: unknown[] = []
  const logger = { ...silentLogger, error: (fields: object) => void failures.push(fields) }
  const api = await testApi({ logger })
  const random = seededRandom(seed)
  for (const kind of kinds) {
    for (const method of methods) {
      const name = `o${Math.floor(random.next() * 2)}`
      const object = anyObject(kind.type, random)
      const body = random.next() < 0.9 ? { ...object, metadata: { name } } : object
      const target = pathOf(kind) + (method === 'POST' ? '' : `/${name}`)
      const patched = patches[Math.floor(random.next() * 2)] ?? ''
      const type = method === 'PATCH' ? patched : 'application/json'
      const { status } = await api.send(method, target, { headers: { 'content-type': type }, body })
      expect(status).toBeGreaterThanOrEqual(200)
    }
    if (kind.verbs.includes('list')) expect((await api.send('GET', pathOf(kind))).status).toBe(200)
  }
  expect(failures).toEqual([])
  const again = await testApi({ store: api.store })
  expect((await again.send('GET', '/readyz')).text).toBe('ok')
})
