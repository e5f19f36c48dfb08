import { field, type FieldPath, type resourcev1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { validateDriverName } from '../volume/csi.js'

const longest = 10 * 1024

/** Upstream's validateRawExtension: a map of a driver's own. `stored`: its length is not looked at again. */
export function validateRawMap(value: unknown, path: FieldPath, stored: boolean): Errors {
  if (value === undefined || value === null) return [field.required(path)]
  if (!stored && Buffer.byteLength(JSON.stringify(value)) > longest) return [field.tooLong(path, longest)]
  const isMap = typeof value === 'object' && !Array.isArray(value)
  return isMap ? none : [field.invalid(path, '<value omitted>', 'must be a valid JSON object')]
}

export function validateConfiguration({ opaque }: resourcev1.DeviceConfiguration, path: FieldPath, stored: boolean): Errors {
  const at = path.child('opaque')
  if (!opaque) return [field.required(at)]
  return [...validateDriverName(at.child('driver'), opaque.driver), ...validateRawMap(opaque.parameters, at.child('parameters'), stored)]
}
