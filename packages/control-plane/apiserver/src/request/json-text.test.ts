import { expect, it } from 'vitest'
import { prettyText } from './json-text.js'

it('keeps integers that a double cannot hold', () => {
  const text = prettyText({ spec: { runAsUser: 9007199254740993n, note: '9007199254740993' } })
  expect(text).toBe('{\n  "spec": {\n    "runAsUser": 9007199254740993,\n    "note": "9007199254740993"\n  }\n}')
})
