import { spawn, type ChildProcess } from 'node:child_process'

/** What a program printed and how it ended. */
export interface Outcome {
  code: number
  stdout: string
  stderr: string
}

export interface ProgramOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  input?: string
  /** After so long it is killed; 120 s when absent. */
  timeoutMs?: number
}

/** Runs a program to its end. Never throws for what the program does. */
export function runProgram(program: string, args: readonly string[], options: ProgramOptions = {}): Promise<Outcome> {
  const { cwd, env = process.env, input = '', timeoutMs = 120_000 } = options
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(program, [...args], { cwd, env, timeout: timeoutMs, stdio: 'pipe' })
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: stderr + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 137, stdout, stderr }))
    child.stdin?.on('error', () => {}).end(input)
  })
}
