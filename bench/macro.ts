/** The API server beside the libraries it is made of, in the same run: each figure the best of the rounds, and the ratio. */
import { macroFigures } from './load/macro-figures.js'
import { startBare, startOrrery, startServer } from './load/servers.js'

const amounts = {
  writes: Number(process.env['BENCH_WRITES'] ?? 10_000),
  reads: Number(process.env['BENCH_READS'] ?? 20_000),
}
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const best = { ours: {} as Record<string, number>, bare: {} as Record<string, number> }

for (let round = 0; round < rounds; round++) {
  for (const [side, start] of [['ours', startOrrery], ['bare', startBare]] as const) {
    const server = await startServer(start)
    try {
      for (const [name, value] of Object.entries(await macroFigures(server.port, amounts))) {
        best[side][name] = Math.max(best[side][name] ?? 0, value)
      }
    } finally {
      await server.stop()
    }
  }
}

console.log(`${''.padEnd(34)}${'orrery'.padStart(9)}${'bare'.padStart(9)}${'ratio'.padStart(7)}`)
for (const [name, value] of Object.entries(best.ours)) {
  const reference = best.bare[name] ?? Number.NaN
  const columns = [value.toFixed(0).padStart(9), reference.toFixed(0).padStart(9), `${((100 * value) / reference).toFixed(0)} %`.padStart(7)]
  console.log(`${name.padEnd(34)}${columns.join('')}`)
}
