import { request } from 'node:http'

/** The version of the engine there, or in one line why none answers. Waits a second at most. */
export function askEngine(dockerHost: string): Promise<{ version: string } | { obstacle: string }> {
  return new Promise((resolve) => {
    const fail = (why: string): void => resolve({ obstacle: `no Docker engine at ${dockerHost} (${why})` })
    if (/^(tcp|ssh|https?):/.test(dockerHost)) return fail('only engines on this machine, by unix:// sockets')
    const socketPath = dockerHost.replace(/^unix:\/\//, '')
    const call = request({ socketPath, path: '/version', timeout: 1000 }, (reply) => {
      let text = ''
      reply.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      reply.on('end', () => {
        const version = versionOf(text)
        if (version === undefined) fail(`it answered ${reply.statusCode}`)
        else resolve({ version })
      })
    })
    call.on('timeout', () => call.destroy(new Error('no answer in a second')))
    call.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    call.end()
  })
}

function versionOf(text: string): string | undefined {
  try {
    const { Version } = JSON.parse(text) as { Version?: unknown }
    return typeof Version === 'string' ? Version : undefined
  } catch {
    return undefined
  }
}

/** The engine that was asked for, or the usual one. */
export function engineAt(given: string, environment: NodeJS.ProcessEnv = process.env): string {
  return given || environment['DOCKER_HOST'] || 'unix:///var/run/docker.sock'
}
