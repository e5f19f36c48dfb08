/** `corev1.Pod`: a type of the schema, by the alias of its package. */
export type TypeName = string

/** What a path below an object serves. */
export interface Subresource {
  readonly name: string
  readonly verbs: readonly string[]
  readonly kind: string
  readonly type: TypeName
  /** Set where the kind is of another group version than the resource: Scale, Eviction, TokenRequest. */
  readonly group?: string
  readonly version?: string
}

/** A row of the generated table. */
export interface ServedResource {
  readonly alias: string
  readonly plural: string
  readonly type: TypeName
  readonly verbs: readonly string[]
  readonly subresources: readonly Subresource[]
}
