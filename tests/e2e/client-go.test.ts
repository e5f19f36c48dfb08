import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const source = fileURLToPath(new URL('./client-go/', import.meta.url))
const go = await runProgram('go', ['version'])
const obstacle = go.code === 0 ? undefined : 'Go is not installed'

describe.skipIf(obstacle !== undefined)(`client-go (${obstacle ?? go.stdout.trim()})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'orrery-client-go-'))
  const program = join(folder, 'client-go')
  let cluster: ProcessCluster

  beforeAll(async () => {
    const built = await runProgram('go', ['build', '-o', program, '.'], { cwd: source, timeoutMs: 590_000 })
    expect(built.code, built.stderr).toBe(0)
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
  }, 600_000)
  afterAll(async () => {
    await cluster?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['informer-over-cuts', /^\d+ objects equal, 0 wrong steps$/m],
    ['leader-election', /^3 terms, at most 1 leading$/m],
    ['paging-under-deletes', /^100 objects at one revision$/m],
  ])('%s', async (name, pattern) => {
    const { code, stdout, stderr } = await runProgram(program, [name, new URL(cluster.url).host])
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: expect.stringMatching(pattern) })
  })
})
