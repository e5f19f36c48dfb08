import { stringifyJson, stringifyYaml } from '@orrery/api'
import { prettyText } from './json-text.js'
import { jsonType } from './reply.js'
import type { Layout, LongDocument } from './list-pieces.js'

/** Without its last `}`. */
function opened(head: object): string {
  return JSON.stringify(head).slice(0, -1)
}

export const compactJson: Layout = {
  type: jsonType,
  start: ({ head, list }) => `${opened(head)},${JSON.stringify(list)}:[`,
  element: stringifyJson,
  between: ',',
  end: () => ']}\n',
}

/** As `JSON.stringify(value, null, 2)` lays out the whole. */
export const prettyJson: Layout = {
  type: jsonType,
  start: ({ head, list }) => `${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${JSON.stringify(list)}: [`,
  element: (value) => `\n    ${prettyText(value).replaceAll('\n', '\n    ')}`,
  between: ',',
  end: ({ count }) => (count === 0 ? ']\n}\n' : '\n  ]\n}\n'),
}

/** Fields of the head that come before the list in YAML's order, or after. */
function part({ head, list }: LongDocument, before: boolean): string {
  const fields = Object.entries(head).filter(([name, value]) => value !== undefined && name < list === before)
  return fields.length === 0 ? '' : stringifyYaml(Object.fromEntries(fields))
}

export const yaml: Layout = {
  type: 'application/yaml',
  start: (document) => `${part(document, true)}${document.list}:${document.count === 0 ? ' []\n' : '\n'}`,
  element: (value) => stringifyYaml([value]),
  between: '',
  end: (document) => part(document, false),
}
