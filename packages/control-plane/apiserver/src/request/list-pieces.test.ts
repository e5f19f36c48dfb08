import { stringifyYaml } from '@orrery/api'
import { readBody } from '@orrery/transport'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { compactJson, prettyJson, yaml } from './layouts.js'
import { longBody, type Layout } from './list-pieces.js'

const head = { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '5' } }

async function written(values: readonly unknown[], layout: Layout): Promise<string> {
  const body = longBody({ head, list: 'items', count: values.length, element: (index) => values[index] }, layout)
  return Buffer.from(await readBody(body)).toString()
}

describe('a long document', () => {
  test.prop([fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 120 })])('is what it is in one piece', async (items) => {
    const whole = { ...head, items }
    expect(await written(items, compactJson)).toBe(`${JSON.stringify(whole)}\n`)
    expect(await written(items, prettyJson)).toBe(`${JSON.stringify(whole, null, 2)}\n`)
    expect(await written(items, yaml)).toBe(stringifyYaml(whole))
  })

  it('is streamed where it is long', async () => {
    const document = { head, list: 'items', count: 1000, element: (index: number) => ({ index }) }
    expect(longBody(document, compactJson)).not.toBeInstanceOf(Uint8Array)
    expect(longBody({ ...document, count: 5 }, compactJson)).toBeInstanceOf(Uint8Array)
  })
})
