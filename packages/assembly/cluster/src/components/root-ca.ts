import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FlagValues } from '@orrery/kit'
import { dataDirectory } from '../data/data-directory.js'
import { layoutOf } from '../data/layout.js'
import type { controllerManagerFlags } from '../flags/controller-manager-flags.js'

type Values = Pick<FlagValues<typeof controllerManagerFlags>, 'root-ca-file' | 'data-dir'>

/** PEM of the authority that pods are told to trust: the file that was named, or that of a cluster of this machine. */
export function rootCa(values: Values): string {
  if (values['root-ca-file'] !== '') return readFileSync(values['root-ca-file'], 'utf8')
  const own = join(layoutOf(dataDirectory(values['data-dir'])).pki, 'ca.crt')
  return existsSync(own) ? readFileSync(own, 'utf8') : ''
}
