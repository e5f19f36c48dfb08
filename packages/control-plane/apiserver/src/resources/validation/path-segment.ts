import { nameIsPathSegment, type StringRule } from '@orrery/api'

/** May stand in a path: upstream's IsValidPathSegmentName. */
export const isPathSegment: StringRule = (value) => nameIsPathSegment(value, false)
