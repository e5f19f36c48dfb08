import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { AddressPool } from './address-pool.js'
import { LogBuffer } from './log-buffer.js'
import { runProgram, type ProgramWorld } from './program.js'
import { parseCommand } from './script.js'

/** What a program does: what it prints, `~n` for a wait of n ms, and how it ends. At most ten waits. */
function trace(...argv: string[]): string[] {
  const seen: string[] = []
  const world: ProgramWorld = { files: new Set(), print: (text) => seen.push(text.trim()) }
  const program = runProgram(parseCommand(argv), world)
  for (let waits = 0; waits < 10; waits++) {
    const next = program.next()
    if (next.done) return [...seen, `exit ${next.value}`]
    seen.push(`~${next.value}`)
    if (next.value === Infinity) break
  }
  return seen
}

describe('an imagined program', () => {
  it.each([
    [['true'], ['exit 0']],
    [['/bin/false'], ['exit 1']],
    [['sleep', '1.5'], ['~1500', 'exit 0']],
    [['nginx', '-g', 'daemon off;'], ['~Infinity']],
    [['sh', '-c', 'exit 7'], ['exit 7']],
    [['sh', '-c', 'echo a && false || echo b; exit 2; echo never'], ['a', 'b', 'exit 2']],
    [['sh', '-c', 'false && echo no; true || echo no'], ['exit 0']],
    [['sh', '-ec', 'echo "a; b" \'c && d\'; sleep 1m'], ['a; b c && d', '~60000', 'exit 0']],
    [['sh', '-c', 'mkdir -p /x\nhttpd -f'], ['~Infinity']],
    [['sh', '-c', 'touch /f; cat /f; rm /f; cat /f'], ["cat: can't open '/f': No such file or directory", 'exit 1']],
    [['sh', '-c', 'echo x > /f; test -f /f'], ['exit 0']],
    [['sh', '-c', 'until nslookup db; do sleep 2; done; echo up'], ['up', 'exit 0']],
  ])('%j', (argv, expected) => {
    expect(trace(...argv)).toEqual(expected)
  })

  it('goes round an endless loop, and does not spin in one', () => {
    expect(trace('sh', '-c', 'while true; do echo x; sleep 1; done').slice(0, 4)).toEqual(['x', '~1000', 'x', '~1000'])
    expect(trace('sh', '-c', 'while true; do echo x; done')).toEqual(['x', '~Infinity'])
  })
})

describe('an address pool', () => {
  it('leaves out the network, the bridge and the broadcast address', () => {
    const pool = new AddressPool('10.1.2.8/29')
    expect(Array.from({ length: 6 }, () => pool.take())).toEqual([
      '10.1.2.10',
      '10.1.2.11',
      '10.1.2.12',
      '10.1.2.13',
      '10.1.2.14',
      undefined,
    ])
    pool.release('10.1.2.12')
    expect(pool.take()).toBe('10.1.2.12')
  })

  test.prop([fc.array(fc.boolean(), { maxLength: 200 })])('never gives an address twice', (steps) => {
    const pool = new AddressPool('10.0.0.0/27')
    const held: string[] = []
    for (const take of steps) {
      const address = take ? pool.take() : undefined
      if (address !== undefined) {
        expect(held).not.toContain(address)
        held.push(address)
      } else if (!take) {
        const freed = held.shift()
        if (freed !== undefined) pool.release(freed)
      } else expect(held).toHaveLength(29)
    }
  })
})

describe('a log buffer', () => {
  it('drops the oldest of more than a thousand lines, and a follower goes on', async () => {
    const log = new LogBuffer()
    for (let i = 0; i < 1500; i++) log.append('stdout', `${i}\n`, i)
    const reader = log.read({ follow: true, tailLines: 2 })
    const next = async (): Promise<string> => Buffer.from((await reader.next()).value?.bytes ?? []).toString()
    expect([await next(), await next()]).toEqual(['1498\n', '1499\n'])
    log.append('stderr', 'more\n', 2000)
    expect(await next()).toBe('more\n')
    log.end()
    expect((await reader.next()).done).toBe(true)
    expect((await log.read({ since: 1499 }).next()).value?.time).toBe('1970-01-01T00:00:01.499000000Z')
  })
})
