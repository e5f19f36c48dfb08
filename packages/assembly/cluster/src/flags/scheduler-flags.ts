import { text } from '@orrery/kit'
import { clientFlags } from './client-flags.js'

/** Of `orrery scheduler`. */
export const schedulerFlags = {
  ...clientFlags,
  'scheduler-name': text('default-scheduler', 'whose pods it places, by spec.schedulerName', 'NAME'),
}
