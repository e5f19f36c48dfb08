import { Readable } from 'node:stream'
import type Docker from 'dockerode'
import type { Clock, Timer } from '@orrery/kit'
import { filterOf, labels } from './labels.js'

const kinds = ['start', 'die', 'oom', 'destroy']
const type: 'container'[] = ['container']

/** Listens to the engine; after the stream ends it listens again a second later. What happened in between is not told. */
export function subscribeEvents(docker: Docker, clock: Clock, node: string, changed: (podUid: string) => void): () => void {
  let stream: Readable | undefined
  let timer: Timer | undefined
  let stopped = false
  const listen = async (): Promise<void> => {
    try {
      const filters = { type, event: kinds, ...filterOf(node, undefined) }
      const opened = Readable.from(await docker.getEvents({ filters }))
      stream = opened
      if (stopped) opened.destroy()
      for await (const uid of podUids(opened)) changed(uid)
    } catch {
      // The engine is away; whoever needs to know asks it for something.
    }
    if (!stopped) timer = clock.after(1000, () => void listen())
  }
  void listen()
  return () => {
    stopped = true
    timer?.cancel()
    stream?.destroy()
  }
}

/** The pods that events are about: one JSON value a line. */
async function* podUids(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) {
      const uid = podUid(line)
      if (uid !== undefined) yield uid
    }
  }
}

function podUid(line: string): string | undefined {
  if (line.trim() === '') return undefined
  const event = JSON.parse(line) as { Actor?: { Attributes?: Record<string, string> } }
  return event.Actor?.Attributes?.[labels.podUid]
}
