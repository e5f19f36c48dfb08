import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { duration, integer, oneOf, readFlags, text, toggle, writeFlags } from './flags.js'

const flags = {
  'insecure-port': integer(8080, 'port'),
  master: text('', 'URL'),
  'register-node': toggle(true, 'register'),
  runtime: oneOf(['docker', 'hollow'], 'hollow', 'runtime'),
  'node-status-update-frequency': duration(10_000, 'how often'),
}
const none = { arguments: {}, environment: {}, file: {} }

describe('readFlags', () => {
  it('gives defaults', () => {
    expect(readFlags(flags, none)).toEqual({
      'insecure-port': 8080,
      master: '',
      'register-node': true,
      runtime: 'hollow',
      'node-status-update-frequency': 10_000,
    })
  })

  it('prefers arguments to the environment to the file', () => {
    const environment = { ORRERY_MASTER: 'env', ORRERY_INSECURE_PORT: '2' }
    const file = { master: 'file', 'insecure-port': 3, 'register-node': false }
    const values = readFlags(flags, { arguments: { 'insecure-port': '1' }, environment, file })
    expect([values['insecure-port'], values.master, values['register-node']]).toEqual([1, 'env', false])
  })

  it.each([
    ['insecure-port', '70000', /--insecure-port: "70000" is not a whole number from 0 to 65535/],
    ['insecure-port', '1e3', /not a whole number/],
    ['runtime', 'podman', /--runtime: "podman" is none of docker, hollow/],
    ['register-node', 'yes', /not true or false/],
    ['node-status-update-frequency', '10', /not a duration/],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readFlags(flags, { ...none, arguments: { [name]: value } })).toThrow(message)
  })

  it('refuses what the file should not have', () => {
    expect(() => readFlags(flags, { ...none, file: { prot: 1 } })).toThrow('unknown setting "prot"')
  })

  it.each([
    ['500ms', 500],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
  ])('reads %s', (value, ms) => {
    const values = readFlags(flags, { ...none, arguments: { 'node-status-update-frequency': value } })
    expect(values['node-status-update-frequency']).toBe(ms)
  })

  it.each([
    [500, '500ms'],
    [1001, '1.001s'],
    [10_000, '10s'],
    [90_000, '1m30s'],
    [3_600_000, '1h0m0s'],
  ])('shows the duration of %i ms as Go does', (ms, shown) => {
    const flag = duration(ms, 'how long')
    expect(flag.write(ms)).toBe(shown)
    expect(flag.parse(shown)).toBe(ms)
  })

  const values = fc.record({
    'insecure-port': fc.integer({ min: 0, max: 65_535 }),
    master: fc.string(),
    'register-node': fc.boolean(),
    runtime: fc.constantFrom('docker' as const, 'hollow' as const),
    'node-status-update-frequency': fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 1e9 })),
  })

  property.prop([values], { seed: 1 })('reads what writeFlags has written', (wanted) => {
    const args = writeFlags(flags, wanted).map((argument) => /^--([a-z-]+)=(.*)$/s.exec(argument)?.slice(1) ?? [])
    expect(readFlags(flags, { ...none, arguments: Object.fromEntries(args) as Record<string, string> })).toEqual(wanted)
  })
})
