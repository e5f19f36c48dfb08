import type { FlagValues, Startable } from '@orrery/kit'
import { createScheduler } from '@orrery/scheduler'
import type { schedulerFlags } from '../flags/scheduler-flags.js'
import { clientOf, type Surroundings } from './surroundings.js'

/** The scheduler, over the API alone. */
export function scheduler(values: FlagValues<typeof schedulerFlags>, surroundings: Surroundings): Startable {
  const { clock, random, logger } = surroundings
  return createScheduler({
    client: clientOf(surroundings, 'kube-scheduler'),
    clock,
    random,
    logger: logger.child({ component: 'scheduler' }),
    options: { schedulerName: values['scheduler-name'] },
  })
}
