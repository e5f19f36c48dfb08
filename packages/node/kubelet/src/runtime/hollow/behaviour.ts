import type { ContainerConfig } from '../contract.js'
import { parseCommand, type Line } from './script.js'

export const annotationPrefix = 'hollow.orrery.dev/'

/** How an imagined container acts. Times are milliseconds. */
export interface Behaviour {
  program: readonly Line[]
  /** From being asked to end to having ended; Infinity: only when killed. */
  stopMs: number
  /** The exit code when it ends because it was asked. */
  stopCode: number
  /** What its HTTP ports answer with. */
  httpStatus: number
}

/**
 * From the command line and the pod's annotations `hollow.orrery.dev/<what>` or `hollow.orrery.dev/<container>.<what>`:
 * `exit-after` (seconds) and `exit-code`, `stop-after` (seconds, or `never`), `http-status`.
 */
export function behaviourOf(config: ContainerConfig): Behaviour {
  const setting = (what: string): string | undefined =>
    config.annotations[`${annotationPrefix}${config.name}.${what}`] ?? config.annotations[annotationPrefix + what]
  const stopAfter = setting('stop-after')
  const argv = [...config.command, ...config.args]
  return {
    program: programOf(argv, setting('exit-after'), setting('exit-code')),
    stopMs: stopAfter === 'never' ? Infinity : seconds(stopAfter),
    stopCode: config.command.length > 0 ? 143 : 0,
    httpStatus: Number(setting('http-status') ?? 200),
  }
}

/** An image's own entrypoint (no command) is a server. */
function programOf(argv: readonly string[], exitAfter?: string, exitCode?: string): readonly Line[] {
  if (exitAfter !== undefined || exitCode !== undefined) {
    return [
      { when: 'always', step: { op: 'sleep', ms: seconds(exitAfter) } },
      { when: 'always', step: { op: 'exit', code: Number(exitCode ?? 0) } },
    ]
  }
  return argv.length > 0 ? parseCommand(argv) : [{ when: 'always', step: { op: 'serve' } }]
}

function seconds(text = '0'): number {
  return Math.max(0, Number.parseFloat(text) || 0) * 1000
}
