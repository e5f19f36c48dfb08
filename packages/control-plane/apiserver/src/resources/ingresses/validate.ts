import {
  field,
  FieldPath,
  isDNS1123Subdomain,
  isValidIP,
  isWildcardDNS1123Subdomain,
  nameIsDNSSubdomain,
  parseIP,
  validateObjectMeta,
  type networkingv1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateBackend } from './validate-backend.js'
import { validateRules, validateRuleValue } from './validate-rules.js'

type Ingress = networkingv1.Ingress

/** What is borne because it is stored already. */
interface Borne {
  secretNames: boolean
  wildcardRules: boolean
}

const path = FieldPath.root('spec')
export const classAnnotation = 'kubernetes.io/ingress.class'

function validateTLS({ hosts, secretName }: networkingv1.IngressTLS, at: FieldPath, borne: Borne): Errors {
  return [
    ...each(at.child('hosts'), hosts, (host, to) =>
      byRule(to, host, host.includes('*') ? isWildcardDNS1123Subdomain : isDNS1123Subdomain),
    ),
    ...(secretName && !borne.secretNames ? byRule(at.child('secretName'), secretName, isDNS1123Subdomain) : none),
  ]
}

function validateSpec({ spec }: Ingress, borne: Borne): Errors {
  const { rules, defaultBackend, tls, ingressClassName } = spec
  const nothing = !rules?.length && !defaultBackend
  return [
    ...(nothing ? [field.invalid(path, rules ?? null, 'either `defaultBackend` or `rules` must be specified')] : none),
    ...(defaultBackend ? validateBackend(defaultBackend, path.child('defaultBackend')) : none),
    ...validateRules(rules ?? [], path.child('rules'), borne.wildcardRules),
    ...each(path.child('tls'), tls, (one, at) => validateTLS(one, at, borne)),
    ...(ingressClassName === undefined ? none : byRule(path.child('ingressClassName'), ingressClassName, isDNS1123Subdomain)),
  ]
}

/** Upstream's ValidateIngressCreate besides the metadata. */
export function validateIngress(ingress: Ingress): Errors {
  const named = ingress.metadata.annotations?.[classAnnotation]
  const { ingressClassName } = ingress.spec
  const differ = named !== undefined && ingressClassName !== undefined && named !== ingressClassName
  const at = FieldPath.root('annotations').child(classAnnotation)
  return [
    ...validateSpec(ingress, { secretNames: false, wildcardRules: false }),
    ...(differ ? [field.invalid(at, named, 'must match `ingressClassName` when both are specified')] : none),
  ]
}

function validateStatus({ status }: Ingress): Errors {
  const at = FieldPath.root('status', 'loadBalancer', 'ingress')
  return each(at, status.loadBalancer.ingress, ({ ip, hostname }, to) => [
    ...(ip ? byRule(to.child('ip'), ip, isValidIP) : none),
    ...(hostname ? byRule(to.child('hostname'), hostname, isDNS1123Subdomain) : none),
    ...(hostname && parseIP(hostname)
      ? [field.invalid(to.child('hostname'), hostname, 'must be a DNS name, not an IP address')]
      : none),
  ])
}

function borneOf({ spec }: Ingress): Borne {
  return {
    secretNames: (spec.tls ?? []).some(({ secretName }) => secretName && isDNS1123Subdomain(secretName).length > 0),
    wildcardRules: (spec.rules ?? []).some((rule) => rule.host?.includes('*') && validateRuleValue(rule, path).length > 0),
  }
}

export function validateIngressUpdate(next: Ingress, old: Ingress, target: Target): Errors {
  if (target === 'status') return validateStatus(next)
  return [
    ...validateObjectMeta(next.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateSpec(next, borneOf(old)),
  ]
}
