import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, type Figure } from './load/run.js'
import { openWatchers } from './load/watchers.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const collection = '/api/v1/namespaces/default/configmaps'
const writes = Number(process.env['BENCH_WRITES'] ?? 3000)
const reads = Number(process.env['BENCH_READS'] ?? 10_000)

interface Server {
  name: string
  port: number
  start(): ChildProcess
}

function configMap(name: string): string {
  const labels = { app: 'bench', shard: `s${name.length % 7}` }
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
    data: { payload: 'x'.repeat(1024) },
  })
}

const folder = mkdtempSync(join(tmpdir(), 'orrery-macro-'))
const servers: Server[] = [
  {
    name: 'orrery',
    port: 18_080,
    start: () =>
      spawn(
        process.execPath,
        [
          join(root, 'packages/surface/cli/bin/orrery.js'),
          'apiserver',
          '--insecure-port=18080',
          '--secure-port=0',
          `--data-dir=${folder}`,
        ],
        { stdio: 'ignore' },
      ),
  },
  {
    name: 'fastify + level',
    port: 18_081,
    start: () => spawn(process.execPath, ['--import', 'tsx', join(root, 'bench/reference/server.ts'), '18081'], { stdio: 'ignore' }),
  },
]

async function answers(port: number): Promise<void> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}${collection}/none`)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

async function delivered(port: number): Promise<number> {
  const count = 1000
  const watchers = await openWatchers(port, `${collection}?watch=1`, count)
  const before = watchers.total()
  const began = performance.now()
  const events = 300
  await run({ port, clients: 8, total: events, request: (i) => ({ method: 'POST', target: collection, body: configMap(`watched-${i}`) }) })
  while (watchers.total() - before < events * count && performance.now() - began < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const rate = (watchers.total() - before) / ((performance.now() - began) / 1000)
  watchers.close()
  return rate
}

async function measure(port: number): Promise<Record<string, number>> {
  const post = (prefix: string) => (i: number) => ({ method: 'POST', target: collection, body: configMap(`${prefix}-${i}`) })
  const rate = ({ perSecond }: Figure): number => perSecond
  const one = rate(await run({ port, clients: 1, total: Math.ceil(writes / 6), request: post('one') }))
  const many = rate(await run({ port, clients: 32, total: writes, request: post('many') }))
  const get = rate(await run({ port, clients: 32, total: reads, request: (i) => ({ method: 'GET', target: `${collection}/many-${i % writes}` }) }))
  const list = await run({ port, clients: 4, total: 60, request: () => ({ method: 'GET', target: collection }) })
  return {
    'create, 1 client (/s)': one,
    'create, 32 clients (/s)': many,
    'get, 32 clients (/s)': get,
    'list (MB/s)': list.megabytesPerSecond,
    'watch, 1000 watchers (events/s)': await delivered(port),
  }
}

const figures: Record<string, number>[] = []
for (const server of servers) {
  const child = server.start()
  try {
    await answers(server.port)
    figures.push(await measure(server.port))
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}
rmSync(folder, { recursive: true, force: true })
const [ours = {}, bare = {}] = figures
for (const [name, value] of Object.entries(ours)) {
  const reference = bare[name] ?? Number.NaN
  const columns = [value.toFixed(0).padStart(9), reference.toFixed(0).padStart(9), `${((100 * value) / reference).toFixed(0)} %`.padStart(7)]
  console.log(`${name.padEnd(34)}${columns.join('')}`)
}
