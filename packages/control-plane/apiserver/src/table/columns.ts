import type { ApiObject, corev1 } from '@orrery/api'
import type { Column, Context, FieldDoc } from '../resources/contract.js'
import { since } from './human-duration.js'

type Cell = string | number | boolean | null
type Description = string | FieldDoc

/** The description of a field stands for a column's: `doc('corev1.PodStatus', 'podIP')`. */
export function doc(type: string, field: string): FieldDoc {
  return { type, field }
}

/** A column of type string, shown always. */
export function text<T extends ApiObject>(
  name: string,
  description: Description,
  cell: (object: T, context: Context) => Cell,
): Column<T> {
  return { name, type: 'string', description, priority: 0, cell }
}

export function integer<T extends ApiObject>(
  name: string,
  description: Description,
  cell: (object: T, context: Context) => Cell,
): Column<T> {
  return { name, type: 'integer', description, priority: 0, cell }
}

export function boolean<T extends ApiObject>(
  name: string,
  description: Description,
  cell: (object: T, context: Context) => Cell,
): Column<T> {
  return { name, type: 'boolean', description, priority: 0, cell }
}

/** The same column, shown with -o wide only. */
export function wide<T extends ApiObject>(column: Column<T>): Column<T> {
  return { ...column, priority: 1 }
}

export const nameColumn: Column<ApiObject> = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: doc('metav1.ObjectMeta', 'name'),
  priority: 0,
  cell: (object) => object.metadata.name ?? '',
}

export const ageColumn: Column<ApiObject> = {
  name: 'Age',
  type: 'string',
  description: doc('metav1.ObjectMeta', 'creationTimestamp'),
  priority: 0,
  cell: (object, { clock }) => since(object.metadata.creationTimestamp, clock.now()),
}

/** What kinds without columns of their own show: upstream's default table convertor. */
export const defaultColumns: readonly Column<ApiObject>[] = [
  nameColumn,
  {
    name: 'Created At',
    type: 'date',
    description: doc('metav1.ObjectMeta', 'creationTimestamp'),
    priority: 0,
    cell: (object) => object.metadata.creationTimestamp,
  },
]

/** The names and images of a template's containers, and what selects its pods. */
export function containerColumns<T extends ApiObject>(
  containersOf: (object: T) => readonly corev1.Container[] | null,
): readonly Column<T>[] {
  const list = (object: T, field: 'name' | 'image'): string =>
    (containersOf(object) ?? []).map((container) => container[field] ?? '').join(',')
  return [
    wide(text('Containers', 'Names of each container in the template.', (object: T) => list(object, 'name'))),
    wide(text('Images', 'Images referenced by each container in the template.', (object: T) => list(object, 'image'))),
  ]
}
