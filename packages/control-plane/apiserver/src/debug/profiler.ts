import type { Session } from 'node:inspector'

/** A way to look at the process for a while. */
export interface Recording {
  /** Of the inspector's protocol, in order; the reply to the last of `end` has the profile. */
  begin: readonly Call[]
  end: readonly Call[]
}

export type Call = readonly [method: string, parameters?: object]

/** Somebody else is looking. */
export class ProfilerBusy extends Error {
  override readonly name = 'ProfilerBusy'
}

function call(session: Session, [method, parameters = {}]: Call): Promise<object> {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, reply?: object) => (error ? reject(error) : resolve(reply ?? {})))
  })
}

/** V8's own profilers, for one recording at a time: the second would only see the first. */
export class Profiler {
  #busy = false

  /** The profile as V8 has it, after `over`. Throws ProfilerBusy, and what `over` throws. */
  async record({ begin, end }: Recording, over: () => Promise<void>): Promise<unknown> {
    if (this.#busy) throw new ProfilerBusy()
    this.#busy = true
    try {
      const inspector = await import('node:inspector')
      const session = new inspector.Session()
      session.connect()
      try {
        for (const each of begin) await call(session, each)
        await over()
        let reply: { profile?: unknown } = {}
        for (const each of end) reply = await call(session, each)
        return reply.profile
      } finally {
        // Whatever is still recorded ends with the session.
        session.disconnect()
      }
    } finally {
      this.#busy = false
    }
  }
}
