import { parentPort, workerData, type Transferable } from 'node:worker_threads'
import { askOn, type Ask } from './question-line.js'
import type { JobEnd, ThreadData } from './thread.js'

/** What a job made; what is transferred is copied by nobody. */
export interface JobValue {
  value: unknown
  transfer?: readonly Transferable[]
}

/** Does a job; called with the next only when the last has ended. */
export type JobHandler = (message: unknown) => Promise<JobValue>

/** The main call of a thread's module: `start` makes what does the jobs. */
export function serveThread(start: (data: unknown, ask: Ask) => JobHandler): void {
  const port = parentPort
  if (!port) throw new Error('this module runs in threads only')
  const { line, data } = workerData as ThreadData
  const handle = start(data, askOn(line))
  const tell = (end: JobEnd, transfer: readonly Transferable[] = []): void => port.postMessage(end, transfer)
  port.on('message', (message: unknown) => {
    handle(message).then(
      ({ value, transfer }) => tell({ value }, transfer),
      (error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }),
    )
  })
}
