import { RuntimeError } from '../runtime/contract.js'
import type { corev1 } from '@orrery/api'
import { httpProbe } from './http-probe.js'
import { failed, succeeded, type ProbeOutcome } from './probe-outcome.js'
import { dialTarget, probePort, type ProbeTarget } from './probe-target.js'

/** Tries a probe once. Never throws. */
export async function runProbe(target: ProbeTarget, probe: corev1.Probe): Promise<ProbeOutcome> {
  const timeoutMs = (probe.timeoutSeconds ?? 1) * 1000
  try {
    if (probe.exec) return await execProbe(target, probe.exec.command ?? [], timeoutMs)
    if (probe.httpGet) return await httpProbe(target, probe.httpGet, timeoutMs)
    if (probe.tcpSocket) return await tcpProbe(target, probe.tcpSocket, timeoutMs)
    return { result: 'error', output: `missing probe handler for ${target.pod.metadata.name}:${target.container.name}` }
  } catch (error) {
    return { result: 'error', output: error instanceof Error ? error.message : String(error) }
  }
}

async function execProbe(target: ProbeTarget, command: readonly string[], timeoutMs: number): Promise<ProbeOutcome> {
  try {
    const { exitCode, output } = await target.runtime.execSync(target.containerId, command, timeoutMs)
    if (exitCode === undefined) return failed(`command timed out: "${command.join(' ')}" timed out after ${timeoutMs / 1000}s`)
    return exitCode === 0 ? succeeded(output) : failed(output)
  } catch (error) {
    if (error instanceof RuntimeError && error.kind === 'invalid') return failed(error.message)
    throw error
  }
}

async function tcpProbe(target: ProbeTarget, action: corev1.TCPSocketAction, timeoutMs: number): Promise<ProbeOutcome> {
  try {
    const stream = await dialTarget(target, action.host, probePort(target.container, action.port), timeoutMs)
    stream.destroy()
    return succeeded('')
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}
