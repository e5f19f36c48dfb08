import { silentLogger, systemClock } from '@orrery/kit'
import { describeRuntime } from '@orrery/kubelet/conformance'
import { DockerRuntime } from '@orrery/kubelet/docker'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { busyboxImage, dockerEngine, noEngineBecause, type DockerEngine } from './support/docker-engine.js'

const missing = noEngineBecause()

describe.skipIf(missing !== undefined)('Docker', () => {
  let engine: DockerEngine
  beforeAll(async () => {
    engine = await dockerEngine('runtime')
  })
  afterAll(() => engine.remove())

  describeRuntime('docker', () => ({
    runtime: (nodeName) =>
      Promise.resolve(
        new DockerRuntime({
          clock: systemClock,
          logger: silentLogger,
          nodeName,
          socketPath: engine.socket,
          engineNamespace: `/run/netns/${engine.namespace.name}`,
        }),
      ),
    image: busyboxImage,
    missingImage: '127.0.0.1:1/nothing:1',
    podCidr: '10.245.7.0/24',
  }))
})

if (missing !== undefined) it.skip(`no Docker engine can be started here: ${missing}`, () => {})
