import { describe, expect, it } from 'vitest'
import { chooseRuntime } from './choose-runtime.js'

const engine = { dockerVersion: '20.10.24' }
const none = { dockerObstacle: 'no Docker engine at /var/run/docker.sock' }

describe('chooseRuntime', () => {
  it('takes Docker where an engine answers', () => {
    expect(chooseRuntime('auto', 1, engine)).toEqual({
      runtime: 'docker',
      proxy: true,
      remarks: ['runtime docker: engine 20.10.24 answers'],
    })
  })

  it('takes hollow pods where none does, and says why', () => {
    const { runtime, proxy, remarks } = chooseRuntime('auto', 1, none)
    expect([runtime, proxy]).toEqual(['hollow', false])
    expect(remarks[0]).toContain('no Docker engine at /var/run/docker.sock')
  })

  it('takes hollow pods for several nodes', () => {
    expect(chooseRuntime('auto', 3, engine).remarks[0]).toContain('3 were asked for')
  })

  it('says what is lost without packet rules', () => {
    const { proxy, remarks } = chooseRuntime('docker', 1, { ...engine, proxyObstacle: 'iptables is not installed' })
    expect(proxy).toBe(false)
    expect(remarks[1]).toContain('iptables is not installed')
  })

  it.each([
    [3, engine, /one Docker engine makes one node.*--runtime hollow/],
    [1, none, /no Docker engine at .*--runtime hollow/],
  ])('refuses docker with %i nodes and %j', (nodes, machine, message) => {
    expect(() => chooseRuntime('docker', nodes, machine)).toThrow(message)
  })
})
