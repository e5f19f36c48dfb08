import { expect, it } from 'vitest'
import { KeyedLock } from './keyed-lock.js'

it('lets one at a time work on a key, in their order, and others on other keys', async () => {
  const lock = new KeyedLock()
  const seen: string[] = []
  const work = async (key: string, name: string): Promise<void> => {
    const release = await lock.take(key)
    seen.push(`${name} in`)
    await Promise.resolve()
    await Promise.resolve()
    seen.push(`${name} out`)
    release()
  }
  await Promise.all([work('a', '1'), work('a', '2'), work('b', 'x'), work('a', '3')])
  expect(seen.filter((text) => !text.startsWith('x'))).toEqual(['1 in', '1 out', '2 in', '2 out', '3 in', '3 out'])
  expect(seen.indexOf('x in')).toBeLessThan(seen.indexOf('1 out'))
})
