import { parseArgs } from 'node:util'
import { askBoth, sharedOptions } from './ask-both.js'
import { sequences } from './sequences/sequences.js'
import { toGroup } from './sequences/step.js'

/**
 * `tsx tests/parity/live/run-sequences.ts --real PORT [--name PATTERN] [--older] [--source] [--show N]`
 *
 * Puts the sequences to a real API server on a plain local port and to this one, and says where they differ.
 */
const { values } = parseArgs({ options: sharedOptions })
const pattern = new RegExp(values.name)
const groups = sequences.filter(({ name }) => pattern.test(name)).map(toGroup)
await askBoth(groups, { ...values, real: values.real }, ({ step }) => step.group)
