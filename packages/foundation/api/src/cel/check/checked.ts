import type { Expression } from '../expression.js'
import type { Complaint } from '../source.js'
import type { Overload } from '../types/signature.js'
import type { Type } from '../types/type.js'

/** What is known of an expression once its types are. */
export interface Checked {
  complaints: readonly Complaint[]
  /** Of every part. What stayed free is dyn. */
  typeOf: (expression: Expression) => Type
  /** What a call may call. */
  overloadsOf: (call: Expression) => readonly Overload[]
  /** Every name of a variable that occurs. */
  names: ReadonlySet<string>
}
