import { Cidr, field, FieldPath, isQualifiedName, isValidCIDR, isValidLabelValue, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { taintEffects } from '../pod-spec/validate-placement.js'
import { validateAmount } from '../resource-list/validate.js'
import { validateAvoidedPods } from './validate-avoided-pods.js'
import { byRule, each, none, oneOf, type Errors } from '../validation/checks.js'

type Node = corev1.Node

const specPath = FieldPath.root('spec')
const statusPath = FieldPath.root('status')
const annotationsPath = FieldPath.root('metadata', 'annotations')

/** Upstream tells of these under the metadata. */
const taintsPath = FieldPath.root('metadata', 'taints')
const swapPath = FieldPath.root('metadata', 'nodeSwapStatus', 'capacity')

function validateTaints(path: FieldPath, taints: readonly corev1.Taint[] | undefined): Errors {
  const seen = new Set<string>()
  return each(path, taints, (taint, at) => {
    const { key, value = '', effect } = taint
    const wrong = isValidLabelValue(value)
    const pair = `${effect} ${key}`
    const again = seen.has(pair)
    // Errors show upstream's internal type, whose fields have their Go names.
    const shown = { Key: key, Value: value, Effect: effect, TimeAdded: taint.timeAdded ?? null }
    seen.add(pair)
    return [
      ...byRule(at.child('key'), key, isQualifiedName),
      ...(wrong.length > 0 ? [field.invalid(at.child('value'), value, wrong.join(';'))] : none),
      ...oneOf(at.child('effect'), effect, taintEffects),
      ...(again ? [{ ...field.duplicate(at, shown), detail: 'taints must be unique by key and effect pair' }] : none),
    ]
  })
}

function validateResources({ status }: Node): Errors {
  return (['capacity', 'allocatable'] as const).flatMap((list) =>
    Object.entries(status[list] ?? {}).flatMap(([name, amount]) =>
      validateAmount(statusPath.child(list, name), name, amount),
    ),
  )
}

function validateBlocks({ podCIDRs = [] }: corev1.NodeSpec): Errors {
  const at = specPath.child('podCIDRs')
  return [...each(at, podCIDRs, (block, to) => byRule(to, block, isValidCIDR)), ...validatePair(at, podCIDRs)]
}

/** Several blocks are two, one of each family. What is no block cannot be told to be of one. */
function validatePair(at: FieldPath, blocks: readonly string[]): Errors {
  if (blocks.length < 2) return none
  const families = blocks.map((block) => Cidr.parse(block)?.family)
  const oneEach = blocks.length === 2 && families.includes('IPv4') && families.includes('IPv6')
  const pair = oneEach ? none : [field.invalid(at, blocks, 'may specify no more than one CIDR for each IP family')]
  const wrong = families.indexOf(undefined)
  if (wrong < 0) return pair
  const why = `invalid CIDR[${wrong}]: <nil> (invalid CIDR address: ${blocks[wrong] ?? ''})`
  return [field.internal(at, `invalid PodCIDRs. failed to check with dual stack with error:${why}`), ...pair]
}

function validateSwap({ status }: Node): Errors {
  const { capacity } = status.nodeInfo.swap ?? {}
  return capacity === undefined || capacity > 0 ? none : [field.invalid(swapPath, capacity, 'must be greater than zero')]
}

/** Upstream's ValidateNode besides the metadata. */
export function validateNode(node: Node): Errors {
  return [
    ...validateAvoidedPods(annotationsPath, node.metadata.annotations),
    ...validateTaints(taintsPath, node.spec.taints),
    ...validateResources(node),
    ...validateSwap(node),
    ...validateBlocks(node.spec),
  ]
}

function validateAddresses({ addresses }: corev1.NodeStatus): Errors {
  const seen = new Set<string>()
  return each(statusPath.child('addresses'), addresses, ({ type, address }, at) => {
    const key = `${type} ${address}`
    const again = seen.has(key)
    seen.add(key)
    return again ? [field.duplicate(at, { Type: type, Address: address })] : none
  })
}

function changed(what: 'podCIDR' | 'providerID'): string {
  return `node updates may not change ${what} except from "" to valid`
}

function validateKept(next: corev1.NodeSpec, old: corev1.NodeSpec): Errors {
  const { podCIDRs = [] } = next
  const before = old.podCIDRs ?? []
  const at = specPath.child('podCIDRs')
  const differing = before.filter((block, index) => podCIDRs[index] !== block)
  const blocks = before.length === 0 ? 0 : podCIDRs.length === before.length ? differing.length : 1
  const provider = old.providerID && old.providerID !== next.providerID
  return [
    ...Array.from({ length: blocks }, () => field.forbidden(at, changed('podCIDR'))),
    ...(provider ? [field.forbidden(specPath.child('providerID'), changed('providerID'))] : none),
  ]
}

/** Upstream's ValidateNodeUpdate besides the metadata; of the object itself all else is looked at first. */
export function validateNodeUpdate(next: Node, old: Node, target: Target): Errors {
  return [
    ...(target === '' ? validateNode(next) : none),
    ...validateAvoidedPods(annotationsPath, next.metadata.annotations),
    ...validateResources(next),
    ...validateAddresses(next.status),
    ...validateKept(next.spec, old.spec),
    ...validateTaints(taintsPath, next.spec.taints),
    ...((next.spec.externalID ?? '') === (old.spec.externalID ?? '')
      ? none
      : [field.forbidden(specPath.child('externalID'), 'may not be updated')]),
  ]
}
