import { fc, test } from '@fast-check/vitest'
import type { ApiObject } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { IndexedCache } from './indexed-cache.js'
import { objectKey } from './object-key.js'

const object = (namespace: string, name: string, color: string): ApiObject => ({
  metadata: { name, namespace, uid: name, resourceVersion: '1', creationTimestamp: '', labels: { color } },
})

const colors = (one: ApiObject): readonly string[] => Object.values(one.metadata.labels ?? {}).flatMap((value) => value.split('+'))

describe('IndexedCache', () => {
  const entry = fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('red', 'blue', 'red+blue'))
  test.prop([fc.array(fc.tuple(entry, fc.boolean()))])('agrees with a plain map', (steps) => {
    const cache = new IndexedCache<ApiObject>()
    cache.addIndex('color', colors)
    const plain = new Map<string, ApiObject>()
    for (const [[namespace, name, color], remove] of steps) {
      const one = object(namespace, name, color)
      if (remove) {
        cache.delete(one)
        plain.delete(objectKey(one))
      } else {
        cache.set(one)
        plain.set(objectKey(one), one)
      }
      const all = [...plain.values()]
      expect(new Set(cache.list())).toEqual(new Set(all))
      expect(new Set(cache.list('x'))).toEqual(new Set(all.filter(({ metadata }) => metadata.namespace === 'x')))
      expect(new Set(cache.byIndex('color', 'red'))).toEqual(new Set(all.filter((each) => colors(each).includes('red'))))
      expect(cache.get(objectKey(one))).toBe(plain.get(objectKey(one)))
    }
  })

  it('refuses indexes it does not have, or has', () => {
    const cache = new IndexedCache<ApiObject>()
    expect(() => cache.byIndex('color', 'red')).toThrow('no index color')
    cache.addIndex('color', colors)
    expect(() => cache.addIndex('color', colors)).toThrow('index color exists')
  })
})
