import { field, isDNS1123Label, isDNS1123Subdomain, type FieldPath, type flowcontrolv1 } from '@orrery/api'
import { byRule, none, type Errors } from '../validation/checks.js'

type Subject = flowcontrolv1.Subject

const members = { ServiceAccount: 'serviceAccount', User: 'user', Group: 'group' } as const
const kinds = ['Group', 'ServiceAccount', 'User']

function isKind(kind: string): kind is keyof typeof members {
  return Object.hasOwn(members, kind)
}

function validateAccount({ name, namespace }: flowcontrolv1.ServiceAccountSubject, path: FieldPath): Errors {
  const at = path.child('namespace')
  return [
    ...(name && name !== '*' ? byRule(path.child('name'), name, isDNS1123Subdomain) : none),
    ...(namespace
      ? byRule(at, namespace, isDNS1123Label)
      : [field.required(at, 'must specify namespace for service account')]),
  ]
}

function validateMember(subject: Subject, kind: keyof typeof members, path: FieldPath): Errors {
  const member = members[kind]
  const at = path.child(member)
  const named = subject[member]
  if (!named) return [field.required(at, `${member} is required when subject kind is '${kind}'`)]
  return [
    ...(named.name ? none : [field.required(at.child('name'))]),
    ...(kind === 'ServiceAccount' && subject.serviceAccount ? validateAccount(subject.serviceAccount, at) : none),
  ]
}

/** Upstream's ValidateFlowSchemaSubject: of the three members only the one of the kind. */
export function validateSubject(subject: Subject, path: FieldPath): Errors {
  const { kind } = subject
  if (!isKind(kind)) return [field.notSupported(path.child('kind'), kind, kinds)]
  const others = (['ServiceAccount', 'User', 'Group'] as const).filter((other) => other !== kind)
  return [
    ...validateMember(subject, kind, path),
    ...others.flatMap((other) => {
      const member = members[other]
      const detail = `${member} is forbidden when subject kind is not '${other}'`
      return subject[member] ? [field.forbidden(path.child(member), detail)] : none
    }),
  ]
}
