import type { ApiObject, FieldError, metav1, NameRule, Ownable, ResourceRef } from '@orrery/api'
import type { Clock, Random } from '@orrery/kit'
import type { User } from '../request/user.js'

/** What pure decisions about an object may know besides it. */
export interface Context {
  clock: Clock
  random: Random
  /** Of the server: the service ranges and their like. */
  options: ServerRanges
  /** What the client speaks; absent where it is the storage version. */
  apiVersion?: string
  /** Who writes; absent where the server itself asks. */
  user?: User
  /** Takes what the client should be warned of; absent where nobody listens. */
  warn?: ((text: string) => void) | undefined
  /** Nothing is kept of this write. */
  dryRun?: boolean
}

export interface ServerRanges {
  /** CIDR of cluster IPs, 10.96.0.0/12 by default. */
  serviceClusterIPRange: string
  /** Inclusive, 30000-32767 by default. */
  serviceNodePortRange: { from: number; to: number }
}

/** What an update is: a subresource's name, or empty for the object itself. */
export type Target = '' | 'status' | (string & {})

/** What a kind does differently from the generic object. All functions but `defaults` and `prepare*` are pure. */
export interface Strategy<T extends ApiObject> {
  /** In place, before validation: what clients may not set at creation is reset (status, allocated fields). */
  prepareForCreate?(object: T, context: Context): void
  /** In place: what this target may not change is taken from `old`. The status is handled generically. */
  prepareForUpdate?(object: T, old: T, target: Target, context: Context): void
  /** Seconds of grace a deletion is given when the caller names none; absent or 0: gone at once. */
  gracePeriod?(object: T, asked: number | undefined): number
  /** PUT to a name that does not exist creates (upstream's AllowCreateOnUpdate). */
  createOnUpdate?: boolean
  /** PUT without a resourceVersion is refused (upstream's AllowUnconditionalUpdate is false). */
  conditionalUpdate?: boolean
  /** The kind has no generation (upstream does not count its spec's changes). */
  noGeneration?: boolean
  /** Writes that the generation does not count though they change the object (a pod's binding). */
  uncounted?: readonly Target[]
  /** What the client says of the status at creation is kept (nodes); otherwise it is emptied before prepareForCreate. */
  keepsStatusOnCreate?: boolean
  /** An update of the object writes the status too (upstream's ServiceCIDRs). */
  statusOnUpdate?: boolean
  /** A deletion answers with the object it removed (upstream's ReturnDeletedObject), not with a Status. */
  returnsDeleted?: boolean
  /** Dependents are orphaned unless the caller says otherwise (upstream's DefaultGarbageCollectionPolicy). */
  orphansByDefault?: boolean
  /** What to warn of when a deletion leaves it to that default. */
  orphanWarning?: string
  /**
   * Whether something other than metadata.finalizers still holds a deleted object (a namespace's spec.finalizers).
   * While it does, a deletion only marks the object: deletionTimestamp is set and `markDeleted` runs.
   */
  deletionHeld?(object: T): boolean
  /** In place, once, when a deletion marks an object that something holds (a namespace becomes Terminating). */
  markDeleted?(object: T, context: Context): void
  /** In place, after the validation of a new object: what upstream fills in when it reads back what it stored. */
  canonicalize?(object: T): void
  /** Texts for Warning headers. `old`: what an update replaces. Writes of the status have their own. */
  warnings?(object: T, old?: T): readonly string[]
  statusWarnings?(object: T): readonly string[]
}

/** A key outside the object that is its alone while it stands: a cluster IP, a node port. */
export interface Claim {
  /** Store key. Guarded absent in the commit that writes the object; deleted in the commit that removes it. */
  key: string
  /** What is stored there; for addresses an IPAddress object in its wire form. */
  object: ApiObject
}

/** What an allocation may ask of the store. */
export interface Taken {
  has(key: string): boolean
}

/** Chooses and names what an object claims. `object` is changed in place (spec.clusterIP, nodePort). */
export interface Allocation<T extends ApiObject> {
  /**
   * Every claim the object holds after this write; those of `old` that are not among them are released. Field errors
   * where what was asked for is taken or out of range. Called again, with the object as it was before, when another
   * writer took a claim first.
   */
  claims(object: T, old: T | undefined, taken: Taken, context: Context): readonly Claim[] | readonly FieldError[]
}

/** A field of the schema whose description a column shares: `{type: 'corev1.PodStatus', field: 'podIP'}`. */
export interface FieldDoc {
  type: string
  field: string
}

/** A column of the Table form, as metav1.TableColumnDefinition, and how a cell is made. */
export interface Column<T extends ApiObject> {
  name: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  format?: string
  description: string | FieldDoc
  /** 0: always shown; 1: with -o wide. */
  priority: number
  cell(object: T, context: Context): string | number | boolean | null
}

/** A resource is a declaration; the generic path does the rest. */
export interface Resource<T extends ApiObject = ApiObject> {
  ref: ResourceRef<T>
  /** In place; upstream's SetDefaults_* for the kind. Idempotent. */
  defaults?(object: T): void
  strategy?: Strategy<T>
  /** What names must be; a DNS subdomain when absent. */
  nameRule?: NameRule
  /**
   * The kind's own validation looks at the metadata too; generically it is looked at where that finds nothing (events,
   * which upstream lets be called almost anything).
   */
  ownMetadata?: boolean
  /** Of which updates the kind's own rules look at the whole metadata once more, as at a new object's. */
  metadataAgain?: readonly Target[]
  /** Beyond types and metadata, which are checked generically. Errors in upstream's order. */
  validate?(object: T, context: Context): readonly FieldError[]
  validateUpdate?(object: T, old: T, target: Target, context: Context): readonly FieldError[]
  /** Besides metadata.name and metadata.namespace. */
  selectableFields?: Readonly<Record<string, (object: T) => string>>
  columns?: readonly Column<T>[]
  /** What a row says of the whole object, as metav1.TableRow's conditions (a pod that completed). */
  rowConditions?(object: T): readonly metav1.TableRowCondition[]
  allocation?: Allocation<T>
  /** The metadata where it is shown without the object: upstream takes it from its internal form. */
  bareMetadata?(metadata: ApiObject['metadata']): ApiObject['metadata']
  /**
   * Which fields the writes of a target may own (upstream's GetResetFields) where it is not the usual: all but the
   * status, and for the status all but the spec.
   */
  ownable?: Readonly<Partial<Record<Target, Ownable>>>
}
