import { schema } from '@orrery/api'
import { expect, it } from 'vitest'
import type { FieldDoc } from './contract.js'
import { describeField, loadDescriptions } from '../table/describe-field.js'
import { declarations } from './registry.js'

const borrowed = declarations.flatMap(({ ref, columns = [] }) =>
  columns.flatMap(({ name, description }): [string, FieldDoc][] =>
    typeof description === 'string' ? [] : [[`${ref.plural} ${name}`, description]],
  ),
)

it.each(borrowed)('%s borrows its description from a field there is', (_, { type, field }) => {
  expect(schema.type(type).fields.map(({ name }) => name)).toContain(field)
})

it('shows descriptions once they are loaded', async () => {
  await loadDescriptions()
  expect(describeField({ type: 'corev1.PodStatus', field: 'podIP' })).toMatch(/IP address/)
})
