import { field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { accessModes } from './access-modes.js'

/** Known modes, told of by the whole list; one that lets in a single pod stands alone. */
export function validateAccessModes(path: FieldPath, given: readonly string[]): Errors {
  const alone = given.includes('ReadWriteOncePod')
  const others = given.some((mode) => mode !== 'ReadWriteOncePod' && accessModes.includes(mode))
  return [
    ...given.filter((mode) => !accessModes.includes(mode)).map((mode) => field.notSupported(path, mode, accessModes)),
    ...(alone && others ? [field.forbidden(path, 'may not use ReadWriteOncePod with other access modes')] : none),
  ]
}
