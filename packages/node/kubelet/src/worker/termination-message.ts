import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { corev1 } from '@orrery/api'
import type { ContainerStatus, Runtime } from '../runtime/contract.js'

/** The most of a message that is kept: bytes of the file; lines and bytes of the log. */
const limits = { file: 4096, logLines: 80, logBytes: 2048 }

/** The file of the node that a container finds at its termination message path. */
export function terminationLogPath(podDirectory: string, name: string, attempt: number): string {
  return join(podDirectory, 'containers', name, `${attempt}.termination-log`)
}

export async function makeTerminationLog(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a', 0o666)
  await file.chmod(0o666)
  await file.close()
}

/** What an ended container left as its last words; undefined when nothing. */
export async function terminationMessage(
  runtime: Runtime,
  podDirectory: string,
  spec: corev1.Container | undefined,
  status: ContainerStatus,
): Promise<string | undefined> {
  const path = terminationLogPath(podDirectory, status.name, status.attempt)
  const written = await readFile(path).catch(() => Buffer.alloc(0))
  if (written.length > 0) return written.subarray(0, limits.file).toString()
  if (spec?.terminationMessagePolicy !== 'FallbackToLogsOnError' || status.exitCode === 0) return undefined
  let text = ''
  for await (const entry of runtime.logs(status.id, { tailLines: limits.logLines })) {
    text += Buffer.from(entry.bytes).toString()
  }
  return text === '' ? undefined : text.slice(-limits.logBytes)
}
