/** Who asks. */
export interface User {
  name: string
  groups: readonly string[]
  uid?: string
  /** What else is known of who asks, by qualified name. */
  extra?: Readonly<Record<string, readonly string[]>>
}
