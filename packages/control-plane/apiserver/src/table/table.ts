import type { ApiObject, metav1 } from '@orrery/api'
import type { Column, Context, Resource } from '../resources/contract.js'
import { defaultColumns } from './columns.js'
import { describe, type Describe } from './describe.js'

/** What a row carries besides its cells: nothing, the object's metadata, or the whole object. */
export type IncludeObject = 'None' | 'Metadata' | 'Object'

export interface TableOptions {
  includeObject: IncludeObject
  /** The list's, or for one object its resourceVersion. */
  metadata: metav1.ListMeta
  context: Context
  /** Whether column definitions are wanted: a watch gives them with its first event only. */
  headers: boolean
  describe: Describe
  /** An object as the client sees it, where that is not its stored form. */
  shown?(object: ApiObject): ApiObject
}

/** How a resource is printed. */
export type Printed<T extends ApiObject = ApiObject> = Pick<Resource<T>, 'columns' | 'rowConditions' | 'bareMetadata'>

/** Upstream writes null where it leaves the columns out. */
export type Table = Omit<metav1.Table, 'columnDefinitions'> & { columnDefinitions: metav1.TableColumnDefinition[] | null }

function definition<T extends ApiObject>(column: Column<T>, find: Describe): metav1.TableColumnDefinition {
  const { name, type, format = '', description, priority } = column
  return { name, type, format, description: describe(description, find), priority }
}

function included({ bareMetadata }: Printed, object: ApiObject, options: TableOptions): unknown {
  const { includeObject: include } = options
  if (include === 'Object') return options.shown?.(object) ?? object
  if (include === 'None') return null
  const metadata = bareMetadata?.(object.metadata) ?? object.metadata
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }
}

/** Objects, in their stored form, as meta.k8s.io/v1 Table. The rows are in the objects' order. */
export function toTable<T extends ApiObject>(resource: Printed<T>, objects: readonly T[], options: TableOptions): Table {
  const columns: readonly Column<T>[] = resource.columns ?? defaultColumns
  const { bareMetadata } = resource
  const bare = bareMetadata ? { bareMetadata } : {}
  const rows = objects.map((object): metav1.TableRow => {
    const conditions = resource.rowConditions?.(object) ?? []
    return {
      cells: columns.map((column) => column.cell(object, options.context)),
      ...(conditions.length > 0 && { conditions: [...conditions] }),
      object: included(bare, object, options),
    }
  })
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: options.headers ? columns.map((column) => definition(column, options.describe)) : null,
    rows,
  }
}
