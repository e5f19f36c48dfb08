import { whyNoClient, type KubectlVersion } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApiServerAlone, type ApiServerAlone } from './kubectl-versions/api-server-alone.js'
import { stepRunner } from './kubectl-versions/run-steps.js'
import { steps } from './kubectl-versions/steps.js'

const versions: readonly KubectlVersion[] = ['1.35', '1.32', '1.28']

describe.each(versions)('kubectl %s against the API server alone', (version) => {
  const missing = whyNoClient(version)
  if (missing !== undefined) {
    it.skip(`is not to be had here: ${missing}`)
    return
  }
  let server: ApiServerAlone
  let run: ReturnType<typeof stepRunner>

  beforeAll(async () => {
    server = await startApiServerAlone()
    run = stepRunner({ version, server: server.url, folder: server.folder })
  })
  afterAll(() => server.stop())

  it.each(Object.entries(steps))('%s', async (_, some) => {
    const problems: string[] = []
    for await (const { line, problem } of run(some)) if (problem !== undefined) problems.push(`${line}: ${problem}`)
    expect(problems).toEqual([])
  })
})
