import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of the cluster that was asked for; `~/.orrery` when none was. */
export function dataDirectory(given: string): string {
  return given === '' ? join(homedir(), '.orrery') : resolve(given)
}
