import { systemClock } from '@orrery/kit'
import { createSpinner } from 'nanospinner'

/** Shows steps as they happen. */
export interface Steps {
  done(step: string): void
  end(): void
}

/** With a terminal a spinner for what is under way; plain lines without one. */
export function showSteps(underWay: string): Steps {
  const began = systemClock.monotonic()
  const took = (): string => `${Math.round(systemClock.monotonic() - began)} ms`
  if (!process.stdout.isTTY) {
    return { done: (step) => console.log(`${step} (${took()})`), end: () => {} }
  }
  const spinner = createSpinner(underWay).start()
  return {
    done(step) {
      spinner.success({ text: `${step} (${took()})` })
      spinner.start({ text: underWay })
    },
    end: () => void spinner.clear().stop(),
  }
}
