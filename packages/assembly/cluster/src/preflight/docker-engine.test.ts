import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { askEngine, engineAt } from './docker-engine.js'

const folder = mkdtempSync(join(tmpdir(), 'orrery-engine-'))
let server: Server | undefined
let engines = 0

function listen(status: number, body: string): Promise<string> {
  const socket = join(folder, `${engines++}.sock`)
  const engine = createServer((_, reply) => reply.writeHead(status).end(body))
  server = engine
  return new Promise((resolve) => {
    engine.listen(socket, () => resolve(`unix://${socket}`))
  })
}

describe('askEngine', () => {
  afterEach(() => server?.close())
  afterAll(() => rmSync(folder, { recursive: true }))

  it('tells the version', async () => {
    expect(await askEngine(await listen(200, '{"Version":"20.10.24"}'))).toEqual({ version: '20.10.24' })
  })

  it.each(['', '{', '{}', '[]'])('is not fooled by %j', async (body) => {
    expect(await askEngine(await listen(500, body))).toEqual({ obstacle: expect.stringContaining('it answered 500') })
  })

  it('says where it found none', async () => {
    const obstacle = 'no Docker engine at unix:///nowhere.sock (ENOENT)'
    expect(await askEngine('unix:///nowhere.sock')).toEqual({ obstacle })
  })

  it('says that other machines are not for it', async () => {
    expect(await askEngine('tcp://10.0.0.1:2375')).toEqual({ obstacle: expect.stringContaining('on this machine') })
  })
})

describe('engineAt', () => {
  it('is what was asked for, else the environment’s, else the usual one', () => {
    expect(engineAt('unix:///a', { DOCKER_HOST: 'unix:///b' })).toBe('unix:///a')
    expect(engineAt('', { DOCKER_HOST: 'unix:///b' })).toBe('unix:///b')
    expect(engineAt('', {})).toBe('unix:///var/run/docker.sock')
  })
})
