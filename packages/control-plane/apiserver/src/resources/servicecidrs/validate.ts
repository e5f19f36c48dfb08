import { Cidr, field, FieldPath, type networkingv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { each, none, type Errors } from '../validation/checks.js'

type ServiceCIDR = networkingv1.ServiceCIDR

const path = FieldPath.root('spec', 'cidrs')
const immutable = 'field is immutable'
const oneOfEach = 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'

/** A block in its canonical form: upstream's IsValidCIDR. */
function validateBlock(text: string, at: FieldPath): Errors {
  const block = Cidr.parse(text)
  if (!block) return [field.invalid(at, text, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)')]
  const host = Cidr.parse(`${text.slice(0, text.indexOf('/'))}/${block.family === 'IPv4' ? 32 : 128}`)
  if (host && host.base !== block.base) {
    return [field.invalid(at, text, 'must not have bits set beyond the prefix length')]
  }
  const canonical = block.toString()
  return canonical === text ? none : [field.invalid(at, text, `must be in canonical form ("${canonical}")`)]
}

/** Upstream's validateServiceCIDRSpec: one block, or one of each family. */
export function validateServiceCIDR({ spec }: ServiceCIDR): Errors {
  const cidrs = spec.cidrs ?? []
  if (cidrs.length === 0) return [field.required(path, 'at least one CIDR required')]
  if (cidrs.length > 2) return [field.invalid(path, spec, 'may only hold up to 2 values')]
  const families = cidrs.flatMap((text) => Cidr.parse(text)?.family ?? [])
  const alike = families.length === 2 && families[0] === families[1]
  return [
    ...each(path, cidrs, validateBlock),
    ...(alike ? [field.invalid(path, cidrs, oneOfEach)] : none),
  ]
}

/** What is there stays; one of the other family may be added to a single one. */
export function validateServiceCIDRUpdate(next: ServiceCIDR, old: ServiceCIDR, target: Target): Errors {
  if (target !== '') return none
  const [now, before] = [next.spec.cidrs ?? [], old.spec.cidrs ?? []]
  const added = before.length === 1 && now.length === 2
  if (now.length !== before.length && !added) return [field.invalid(path, next.spec.cidrs ?? null, immutable)]
  const changed = before.flatMap((text, index) =>
    now[index] === text ? none : [field.invalid(path.index(index), now[index], immutable)],
  )
  return added ? [...changed, ...validateServiceCIDR(next)] : changed
}
