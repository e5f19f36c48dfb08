/** From process start to ready, and from created to running: `orrery up --nodes 3 --runtime hollow`, 100 pods. */
import { freePort, orrery } from '@orrery/testkit'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'orrery-start-'))

const replicationController = {
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { name: 'many' },
  spec: {
    replicas: 100,
    template: { metadata: { labels: { app: 'many' } }, spec: { containers: [{ name: 'a', image: 'busybox' }] } },
  },
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function pods(url: string): Promise<void> {
  const path = `${url}/api/v1/namespaces/default/replicationcontrollers`
  const headers = { 'content-type': 'application/json' }
  await fetch(path, { method: 'POST', headers, body: JSON.stringify(replicationController) })
  for (;;) {
    const { status } = (await (await fetch(`${path}/many`)).json()) as { status: { readyReplicas?: number } }
    if (status.readyReplicas === 100) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const figures: Record<string, number[]> = { 'first start to ready (ms)': [], '100 pods to running (ms)': [], 'start again, 100 pods stored (ms)': [] }
for (let round = 0; round < rounds; round++) {
  const dataDir = `--data-dir=${join(folder, String(round))}`
  const [port, secure] = await Promise.all([freePort(), freePort()])
  const up = async (): Promise<void> => {
    const flags = ['--nodes=3', '--runtime=hollow', `--insecure-port=${port}`, `--secure-port=${secure}`, dataDir]
    const { code, stderr } = await orrery(['up', '--detach', ...flags])
    if (code !== 0) throw new Error(stderr)
  }
  const down = async (): Promise<void> => void (await orrery(['down', dataDir]))
  figures['first start to ready (ms)']?.push(await timed(up))
  figures['100 pods to running (ms)']?.push(await timed(() => pods(`http://127.0.0.1:${port}`)))
  await down()
  figures['start again, 100 pods stored (ms)']?.push(await timed(up))
  await down()
}
rmSync(folder, { recursive: true, force: true })
for (const [name, values] of Object.entries(figures)) {
  const sorted = values.toSorted((a, b) => a - b)
  const show = (value: number | undefined): string => (value ?? Number.NaN).toFixed(0).padStart(7)
  console.log(`${name.padEnd(36)} min ${show(sorted[0])}  median ${show(sorted[Math.floor(sorted.length / 2)])}  max ${show(sorted.at(-1))}`)
}
