import type Docker from 'dockerode'
import type { Clock } from '@orrery/kit'
import type { ExecResult } from '../contract.js'
import { demultiplex } from './demultiplex.js'
import { answer } from './engine-error.js'

const maxOutput = 16 * 1024

/** Runs a command inside. After the timeout it is left alone, as the engine cannot end it. */
export async function dockerExec(
  docker: Docker,
  clock: Clock,
  id: string,
  command: readonly string[],
  timeoutMs: number,
): Promise<ExecResult> {
  const exec = await answer(
    docker.getContainer(id).exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, AttachStdin: false }),
  )
  const stream = await answer(exec.start({ hijack: true, stdin: false }))
  let timedOut = false
  const timer = clock.after(timeoutMs, () => {
    timedOut = true
    stream.destroy()
  })
  let output = ''
  try {
    for await (const { bytes } of demultiplex(stream)) {
      if (output.length < maxOutput) output += Buffer.from(bytes).toString()
    }
  } catch (error) {
    if (!timedOut) throw error
  }
  timer.cancel()
  output = output.slice(0, maxOutput)
  if (timedOut) return { exitCode: undefined, output }
  const { ExitCode } = await answer(exec.inspect())
  return { exitCode: ExitCode ?? 0, output }
}
