import { createEventRecorder, type ApiClient, type BackgroundRecorder, type EventRecorder } from '@orrery/client'
import type { Startable } from '@orrery/kit'
import type { Surroundings } from './surroundings.js'

/** Event recorders by the component they speak for. Stopping writes what still waits. */
export interface Recorders extends Startable {
  of(component: string, host?: string): EventRecorder
}

export function createRecorders(client: ApiClient, { clock, random, logger }: Surroundings): Recorders {
  const made: BackgroundRecorder[] = []
  return {
    of(component, host) {
      const source = host === undefined ? { component } : { component, host }
      const recorder = createEventRecorder(client, { source, clock, random, logger })
      made.push(recorder)
      return recorder
    },
    start: async () => {},
    stop: async () => {
      await Promise.all(made.map((recorder) => recorder.stop()))
    },
  }
}
