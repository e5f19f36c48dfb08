/** What stored objects cost: the time and CPU from process start to ready, and the memory of each. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collection, configMap } from './load/macro-figures.js'
import { run } from './load/run.js'
import { startOrrery, startServer, type BenchServer } from './load/servers.js'

const objects = Number(process.env['BENCH_OBJECTS'] ?? 35_000)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const ticksPerSecond = 100

interface Reading {
  seconds: number
  cpuSeconds: number
  megabytes: number
}

/** User and system time and resident memory of a process, from /proc. */
function reading({ pid }: BenchServer, began: number): Reading {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    megabytes: Number(resident) / 1024,
  }
}

async function starts(folder: string): Promise<Reading[]> {
  const readings: Reading[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const server = await startServer(startOrrery, folder)
    readings.push(reading(server, began))
    await server.stop()
  }
  return readings
}

function show(name: string, values: readonly number[], digits: number): void {
  const sorted = values.toSorted((a, b) => a - b)
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  const columns = [min, median, max].map((value) => (value ?? Number.NaN).toFixed(digits).padStart(9))
  console.log(`${name.padEnd(36)}${columns.join('')}`)
}

const folder = mkdtempSync(join(tmpdir(), 'orrery-stored-'))
const empty = await starts(folder)
const server = await startServer(startOrrery, folder)
const create = (i: number) => ({ method: 'POST', target: collection, body: configMap(`stored-${i}`) })
await run({ port: server.port, clients: 32, total: objects, request: create })
const loaded = reading(server, performance.now())
await server.stop()
const full = await starts(folder)
rmSync(folder, { recursive: true, force: true })

const column = (readings: readonly Reading[], of: keyof Reading): number[] => readings.map((each) => each[of])
console.log(`${`${objects} ConfigMaps of 1.3 KB stored`.padEnd(36)}${['min', 'median', 'max'].map((each) => each.padStart(9)).join('')}`)
show('start to ready, nothing stored (s)', column(empty, 'seconds'), 3)
show('start to ready (s)', column(full, 'seconds'), 3)
show('CPU of that (s)', column(full, 'cpuSeconds'), 2)
show('memory, nothing stored (MB)', column(empty, 'megabytes'), 0)
show('memory after the start (MB)', column(full, 'megabytes'), 0)
show('memory after creating them (MB)', [loaded.megabytes], 0)
const each = (Math.min(...column(full, 'megabytes')) - Math.min(...column(empty, 'megabytes'))) / objects
console.log(`${'memory of each object (bytes)'.padEnd(36)}${(each * 1024 * 1024).toFixed(0).padStart(9)}`)
