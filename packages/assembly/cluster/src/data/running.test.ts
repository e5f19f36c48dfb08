import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { forgetRunning, identify, isAlive, readRunning, writeRunning, type Running } from './running.js'

const folder = mkdtempSync(join(tmpdir(), 'orrery-running-'))
const path = join(folder, 'running.json')
const running: Running = {
  supervisor: identify(process.pid),
  insecurePort: 8080,
  securePort: 6443,
  nodes: ['node-1'],
  runtime: 'hollow',
  proxy: false,
  dockerHost: '',
}

describe('what runs', () => {
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is read back, and forgotten', () => {
    expect(readRunning(path)).toBeUndefined()
    writeRunning(path, running)
    expect(readRunning(path)).toEqual(running)
    forgetRunning(path)
    expect(readRunning(path)).toBeUndefined()
  })

  it('does not count when it cannot be read', () => {
    writeFileSync(path, '{"supervisor": {')
    expect(readRunning(path)).toBeUndefined()
  })

  it('is told from another process with the same number', () => {
    expect(isAlive(running.supervisor)).toBe(true)
    expect(isAlive({ pid: process.pid, startedAt: '1' })).toBe(false)
    expect(isAlive({ pid: 2 ** 22 + 1, startedAt: '' })).toBe(false)
  })
})
