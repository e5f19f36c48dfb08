import type { Target } from '../contract.js'

/** Whether a write is checked as one of the whole object: its scale is written by the object's own strategy. */
export function isWhole(target: Target): boolean {
  return target === '' || target === 'scale'
}
