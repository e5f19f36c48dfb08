import { spawn } from 'node:child_process'

/** Runs a program with `input` on its standard input. Rejects when it cannot be started or exits other than 0. */
export type Run = (program: string, args: readonly string[], input?: string) => Promise<string>

/** A program that ran and refused. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly code: number | null

  constructor(program: string, code: number | null, stderr: string) {
    super(`${program}: ${stderr.trim() || `exit ${code}`}`)
    this.code = code
  }
}

/** Runs on this machine, or, given `prefix`, through another program (`nsenter --net=/run/netns/n1`). */
export function runner(prefix: readonly string[] = []): Run {
  return (program, args, input = '') =>
    new Promise((resolve, reject) => {
      const [command = program, ...rest] = [...prefix, program, ...args]
      const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] })
      let stdout = ''
      let stderr = ''
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
      child.on('error', reject)
      child.on('close', (code) => (code === 0 ? resolve(stdout) : reject(new CommandFailed(program, code, stderr))))
      child.stdin.on('error', () => {}).end(input)
    })
}
