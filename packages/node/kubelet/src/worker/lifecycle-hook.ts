import type { corev1 } from '@orrery/api'
import { httpProbe } from '../probes/http-probe.js'
import { withTimeout } from '../probes/probe-target.js'
import type { Services } from '../services.js'

export interface HookTarget {
  pod: corev1.Pod
  container: corev1.Container
  containerId: string
}

/** Runs a hook; resolves to why it failed, undefined when it did its work. */
export async function runHook(
  services: Services,
  target: HookTarget,
  hook: corev1.LifecycleHandler,
  timeoutMs: number,
): Promise<string | undefined> {
  const { runtime, clock } = services
  try {
    if (hook.sleep) await clock.sleep(Math.min(hook.sleep.seconds * 1000, timeoutMs))
    if (hook.exec) {
      const { exitCode, output } = await runtime.execSync(target.containerId, hook.exec.command ?? [], timeoutMs)
      const command = (hook.exec.command ?? []).join(' ')
      if (exitCode !== 0) return `Exec lifecycle hook ([${command}]) failed: exit code ${exitCode ?? 'none'}: ${output}`
    }
    if (hook.httpGet) {
      const podIp = target.pod.status.podIP ?? ''
      const probe = httpProbe({ ...target, podIp, runtime, clock }, hook.httpGet, timeoutMs)
      const { result, output } = await withTimeout(clock, probe, timeoutMs, () => new Error('hook timed out'))
      if (result !== 'success') return output
    }
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
