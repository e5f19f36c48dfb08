import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTranscript, startProcessCluster, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const names = readdirSync(examples, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

describe('the examples, on a hollow cluster', () => {
  let cluster: ProcessCluster
  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow'] })
  })
  afterAll(() => cluster.remove())

  it.each(names)('%s shows what it says', async (name) => {
    const folder = join(examples, name)
    const kubectl = (args: readonly string[]) =>
      cluster.kubectl(args.map((arg) => (arg === 'manifest.yaml' ? join(folder, arg) : arg)))
    expect(await runTranscript(kubectl, readFileSync(join(folder, 'expected.txt'), 'utf8'))).toBeGreaterThan(3)
  })
})
