// Says of every step how each minor of kubectl fares against an API server alone.
// Usage: tsx --conditions=orrery-source tests/e2e/kubectl-versions/list.ts [1.35] [1.32] [1.28]
import { whyNoClient, type KubectlVersion } from '@orrery/testkit'
import { startApiServerAlone } from './api-server-alone.js'
import { stepRunner, type Ran } from './run-steps.js'
import { steps } from './steps.js'

const all: readonly KubectlVersion[] = ['1.35', '1.32', '1.28']
const asked = all.filter((version) => process.argv.includes(version))

function tell(version: string, area: string, { line, problem }: Ran): void {
  console.log(`${version}  ${area.padEnd(9)}  ${problem === undefined ? 'ok    ' : 'FAILED'}  kubectl ${line}`)
  if (problem !== undefined) console.log(problem.replace(/^/gm, '      '))
}

async function runAll(version: KubectlVersion): Promise<Ran[]> {
  const server = await startApiServerAlone()
  const all: Ran[] = []
  try {
    const run = stepRunner({ version, server: server.url, folder: server.folder })
    for (const [area, some] of Object.entries(steps)) {
      for await (const ran of run(some)) {
        tell(version, area, ran)
        all.push(ran)
      }
    }
  } finally {
    await server.stop()
  }
  return all
}

for (const version of asked.length > 0 ? asked : all) {
  const missing = whyNoClient(version)
  if (missing !== undefined) {
    console.log(`kubectl ${version} skipped: ${missing}`)
    continue
  }
  const ran = await runAll(version)
  const fine = ran.filter(({ problem }) => problem === undefined)
  console.log(`kubectl ${version}: ${fine.length} of ${ran.length} ok`)
  if (fine.length < ran.length) process.exitCode = 1
}
