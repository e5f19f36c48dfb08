import { silentLogger, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import type { ChildOptions } from './child.js'
import { supervise } from './supervisor.js'

function setUp() {
  const clock = new VirtualClock()
  const started: ChildOptions[] = []
  const steps: string[] = []
  let stopped = 0
  const supervisor = supervise(
    { name: 'apiserver', args: [], logFile: 'log', graceMs: 1000 },
    {
      program: 'x',
      clock,
      logger: silentLogger,
      onStep: (_, step) => steps.push(step),
      start: (options) => {
        started.push(options)
        return { pid: 1, stop: async () => void stopped++, release: () => {} }
      },
    },
  )
  return { clock, started, steps, supervisor, stops: () => stopped }
}

describe('supervise', () => {
  it('is started when the process is ready', async () => {
    const { supervisor, started, steps } = setUp()
    const done = supervisor.start()
    started[0]?.onWord({ step: 'listening' })
    started[0]?.onWord({ ready: true })
    await done
    expect(steps).toEqual(['listening'])
  })

  it.each([
    [(child: ChildOptions | undefined): void => child?.onExit('exit code 1', false), 'apiserver ended: exit code 1'],
    [(child: ChildOptions | undefined): void => child?.onWord({ failed: 'port 8080 is taken' }), 'port 8080 is taken'],
  ])('fails when it ends before that', async (end, message) => {
    const { supervisor, started } = setUp()
    const done = supervisor.start()
    end(started[0])
    await expect(done).rejects.toThrow(message)
  })

  it('starts it again when it dies, waiting longer each time', async () => {
    const { supervisor, started, clock } = setUp()
    const done = supervisor.start()
    started[0]?.onWord({ ready: true })
    await done
    started[0]?.onExit('signal SIGKILL', false)
    await clock.advance(0)
    expect(started).toHaveLength(2)
    started[1]?.onExit('signal SIGKILL', false)
    await clock.advance(499)
    expect(started).toHaveLength(2)
    await clock.advance(1)
    expect(started).toHaveLength(3)
  })

  it('leaves it alone once stopped', async () => {
    const { supervisor, started, clock, stops } = setUp()
    const done = supervisor.start()
    started[0]?.onWord({ ready: true })
    await done
    await supervisor.stop()
    started[0]?.onExit('signal SIGTERM', true)
    await clock.advance(60_000)
    expect([started.length, stops()]).toEqual([1, 1])
  })
})
