import type Docker from 'dockerode'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { containerConfig, sandboxConfig } from '../conformance/subject.js'
import { RuntimeError } from '../contract.js'
import { containerSpec } from './container-spec.js'
import { demultiplex } from './demultiplex.js'
import { ask, engineError } from './engine-error.js'
import { containerStatusOf } from './inspect-status.js'
import { resolverText } from './resolver.js'
import { sandboxSpec } from './sandbox-spec.js'

const pod = { uid: 'u', name: 'web', namespace: 'default' }
const input = { node: 'n1', network: 'orrery-n1', pauseImage: 'pause', sandboxId: 's', lowOomScore: true }

describe('what the engine is asked for', () => {
  it('keeps in labels what the kubelet needs back', () => {
    const spec = containerSpec(containerConfig(pod, 'web:1', { attempt: 2, hash: 'f00d' }), input)
    expect(spec.name).toBe('k8s_main_web_default_u_2')
    expect(spec.Labels).toMatchObject({
      'orrery.dev/node': 'n1',
      'io.kubernetes.pod.uid': 'u',
      'io.kubernetes.sandbox.id': 's',
      'annotation.io.kubernetes.container.hash': 'f00d',
      'annotation.io.kubernetes.container.restartCount': '2',
    })
  })

  it('leaves the image its entrypoint unless there is a command', () => {
    const spec = (command: string[], args: string[]): unknown[] => {
      const { Entrypoint, Cmd } = containerSpec(containerConfig(pod, 'web:1', { command, args }), input)
      return [Entrypoint, Cmd]
    }
    expect(spec([], [])).toEqual([undefined, undefined])
    expect(spec([], ['a'])).toEqual([undefined, ['a']])
    expect(spec(['c'], ['a'])).toEqual([['c'], ['a']])
  })

  it('asks for no score that this machine may not give', () => {
    const config = containerConfig(pod, 'web:1', { resources: { oomScoreAdj: -997, memoryBytes: 5 } })
    expect(containerSpec(config, input).HostConfig).toMatchObject({ OomScoreAdj: -997, Memory: 5, MemorySwap: 5 })
    expect(containerSpec(config, { ...input, lowOomScore: false }).HostConfig?.OomScoreAdj).toBe(0)
  })

  it('publishes host ports on the pause', () => {
    const ports = [
      { containerPort: 80, hostPort: 8080, protocol: 'TCP' as const },
      { containerPort: 80, hostPort: 8081, hostIp: '10.0.0.1', protocol: 'TCP' as const },
    ]
    const { HostConfig, ExposedPorts } = sandboxSpec({ ...sandboxConfig(pod), ports }, input)
    expect(ExposedPorts).toEqual({ '80/tcp': {} })
    expect(HostConfig?.PortBindings).toEqual({
      '80/tcp': [
        { HostIp: '', HostPort: '8080' },
        { HostIp: '10.0.0.1', HostPort: '8081' },
      ],
    })
  })

  it('writes a resolver as pods expect it', () => {
    const dns = { servers: ['10.96.0.10'], searches: ['default.svc.cluster.local'], options: ['ndots:5'] }
    expect(resolverText(dns)).toBe('search default.svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n')
  })
})

describe('what the engine says', () => {
  const state = (more: object): Docker.ContainerInspectInfo =>
    ({
      Id: 'x',
      Created: '2024-01-01T00:00:00Z',
      Image: 'sha256:1',
      Config: { Labels: {}, Image: 'web:1' },
      State: {
        Status: 'exited',
        ExitCode: 0,
        Error: '',
        OOMKilled: false,
        StartedAt: '2024-01-01T00:00:01Z',
        FinishedAt: '2024-01-01T00:00:02Z',
        ...more,
      },
    }) as unknown as Docker.ContainerInspectInfo
  const never = '0001-01-01T00:00:00Z'

  it.each([
    ['an end in success', {}, { state: 'exited', exitCode: 0, reason: 'Completed' }],
    ['an end noted before its start', { FinishedAt: '2024-01-01T00:00:00.999Z' }, { finishedAt: 1_704_067_201_000 }],
    ['a failure', { ExitCode: 2 }, { state: 'exited', exitCode: 2, reason: 'Error' }],
    ['a want of memory', { ExitCode: 137, OOMKilled: true }, { reason: 'OOMKilled' }],
    ['a run', { Status: 'running', FinishedAt: never }, { state: 'running', startedAt: 1_704_067_201_000 }],
    ['a start that failed', { Status: 'created', ExitCode: 127, Error: 'no such file', StartedAt: never, FinishedAt: never }, { state: 'exited', exitCode: 127, reason: 'ContainerCannotRun', message: 'no such file' }],
    ['a start to come', { Status: 'created', StartedAt: never, FinishedAt: never }, { state: 'created' }],
  ])('%s', (_name, more, expected) => {
    expect(containerStatusOf(state(more), 'id')).toMatchObject(expected)
  })

  it('is told from silence', async () => {
    const away = Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT' })
    expect(engineError(away)).toMatchObject({ kind: 'unavailable', message: 'cannot connect to the Docker engine: connect ENOENT /x' })
    const refused = Object.assign(new Error('(HTTP code 500) server error - no '), { statusCode: 500, json: { message: 'no' } })
    expect(engineError(refused)).toMatchObject({ kind: 'refused', message: 'no' })
    const missing = Object.assign(new Error('gone'), { statusCode: 404 })
    expect(await ask(Promise.reject(missing), [404])).toBeUndefined()
    await expect(ask(Promise.reject(missing))).rejects.toBeInstanceOf(RuntimeError)
  })
})

describe('demultiplex', () => {
  const frame = fc.record({ stream: fc.constantFrom('stdout' as const, 'stderr' as const), text: fc.string({ maxLength: 40 }) })

  test.prop([fc.array(frame), fc.integer({ min: 1, max: 30 })])('gives back what was framed, however it is cut', async (frames, size) => {
    const bytes = Buffer.concat(
      frames.map(({ stream, text }) => {
        const body = Buffer.from(text)
        const head = Buffer.from([stream === 'stdout' ? 1 : 2, 0, 0, 0, 0, 0, 0, 0])
        head.writeUInt32BE(body.length, 4)
        return Buffer.concat([head, body])
      }),
    )
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const seen: object[] = []
    for await (const one of demultiplex(chunks())) seen.push({ stream: one.stream, text: Buffer.from(one.bytes).toString() })
    expect(seen).toEqual(frames)
  })
})
