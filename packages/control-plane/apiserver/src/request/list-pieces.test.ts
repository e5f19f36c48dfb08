import { stringifyYaml } from '@orrery/api'
import { readBody } from '@orrery/transport'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { compactJson, prettyJson, yaml } from './layouts.js'
import { longBody, type Layout, type LongDocument } from './list-pieces.js'

const head = { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '5' } }

async function written(values: readonly unknown[], layout: Layout): Promise<string> {
  return text(documentOf(values), layout)
}

function documentOf(values: readonly unknown[]): LongDocument {
  return { head, list: 'items', count: values.length, element: (index) => values[index], weight: () => 100 }
}

async function text(document: LongDocument, layout: Layout): Promise<string> {
  return Buffer.from(await readBody(longBody(document, layout))).toString()
}

describe('a long document', () => {
  test.prop([fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 120 })])('is what it is in one piece', async (items) => {
    const whole = { ...head, items }
    expect(await written(items, compactJson)).toBe(`${JSON.stringify(whole)}\n`)
    expect(await written(items, prettyJson)).toBe(`${JSON.stringify(whole, null, 2)}\n`)
    expect(await written(items, yaml)).toBe(stringifyYaml(whole))
  })

  it('is streamed where it is long', async () => {
    const document = documentOf(Array.from({ length: 1000 }, (_, index) => ({ index })))
    expect(longBody(document, compactJson)).not.toBeInstanceOf(Uint8Array)
    expect(longBody({ ...document, count: 5 }, compactJson)).toBeInstanceOf(Uint8Array)
    expect(longBody({ ...document, count: 5, weight: () => 50_000 }, compactJson)).not.toBeInstanceOf(Uint8Array)
  })

  it('takes the texts that others make, in their places', async () => {
    const document = documentOf(['a', 'b', 'c', 'd'])
    const later = (index: number): Promise<string> | undefined => (index % 2 === 1 ? Promise.resolve(`"later ${index}"`) : undefined)
    const made = await text({ ...document, weight: () => 50_000, later }, compactJson)
    expect(JSON.parse(made)).toEqual({ ...head, items: ['a', 'later 1', 'c', 'later 3'] })
  })
})
