import type { rbacv1 } from '@orrery/api'
import { ageColumn, doc, nameColumn, text, wide } from '../../table/columns.js'
import type { Column } from '../contract.js'

type Binding = rbacv1.RoleBinding

const group = 'rbac.authorization.k8s.io'
const subjectGroups: Readonly<Record<string, string>> = { User: group, Group: group, ServiceAccount: '' }

/** In place; for RoleBindings and ClusterRoleBindings. */
export function defaultBinding({ roleRef, subjects }: Binding): void {
  roleRef.apiGroup ||= group
  for (const subject of subjects ?? []) {
    const known = subjectGroups[subject.kind]
    if (known) subject.apiGroup ||= known
  }
}

function named({ subjects }: Binding, kind: string): string {
  const found = (subjects ?? []).filter((subject) => subject.kind === kind)
  const name = (subject: rbacv1.Subject): string =>
    kind === 'ServiceAccount' ? `${subject.namespace ?? ''}/${subject.name}` : subject.name
  return found.map(name).join(', ')
}

/** `kind`: how the descriptions name the binding. */
export function bindingColumns(type: string, kind: string): readonly Column<Binding>[] {
  return [
    nameColumn,
    text('Role', doc(type, 'roleRef'), ({ roleRef }) => `${roleRef.kind}/${roleRef.name}`),
    ageColumn,
    wide(text('Users', `Users in the ${kind}`, (binding: Binding) => named(binding, 'User'))),
    wide(text('Groups', `Groups in the ${kind}`, (binding: Binding) => named(binding, 'Group'))),
    wide(text('ServiceAccounts', `ServiceAccounts in the ${kind}`, (binding: Binding) => named(binding, 'ServiceAccount'))),
  ]
}
