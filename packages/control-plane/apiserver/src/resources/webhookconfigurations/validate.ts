import {
  deepEqual,
  field,
  FieldPath,
  isDNS1035Label,
  isDNS1123Subdomain,
  nameIsDNSSubdomain,
  validateLabelSelector,
  validateObjectMeta,
  type admissionregistrationv1,
} from '@orrery/api'
import { validateRule } from '../validation/admission-rules.js'
import { byRule, each, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { validateMatchConditions } from '../validation/match-conditions.js'
import { validateWebhookClient } from '../validation/webhook-client.js'

type Webhook = admissionregistrationv1.MutatingWebhook
type Configuration = admissionregistrationv1.MutatingWebhookConfiguration

/** What is asked of new configurations, and of others where it was true before. */
interface Demands {
  noSideEffects: boolean
  knownVersion: boolean
  uniqueNames: boolean
  /** Match conditions are looked at; not where all of them stood there before. */
  conditions: boolean
  /** The expressions that stood there before. */
  stored: ReadonlySet<string>
  budget: ExpressionBudget
}

const path = FieldPath.root('webhooks')
const versions = ['v1', 'v1beta1']
const harmless = ['None', 'NoneOnDryRun']
const sideEffects = ['None', 'NoneOnDryRun', 'Some', 'Unknown']

/** Upstream's IsFullyQualifiedName. */
function validateName(name: string, at: FieldPath): Errors {
  if (name === '') return [field.required(at)]
  const wrong = isDNS1123Subdomain(name)
  if (wrong.length > 0) return [field.invalid(at, name, wrong.join(','))]
  const detail = 'should be a domain with at least three segments separated by dots'
  return name.split('.').length < 3 ? [field.invalid(at, name, detail)] : none
}

function validateSideEffects(value: string | undefined | null, at: FieldPath, known: readonly string[]): Errors {
  if (typeof value !== 'string') return [field.required(at, `must specify one of ${known.join(', ')}`)]
  return known.includes(value) ? none : [field.notSupported(at, value, known)]
}

function validateVersions(list: readonly string[], at: FieldPath, knownVersion: boolean): Errors {
  if (list.length === 0) return [field.required(at, `must specify one of ${versions.join(', ')}`)]
  const known = list.some((version) => versions.includes(version))
  return [
    ...each(at, list, (version, to, index) =>
      list.indexOf(version) < index
        ? [field.invalid(to, version, 'duplicate version')]
        : byRule(to, version, isDNS1035Label),
    ),
    ...(known || !knownVersion ? none : [field.invalid(at, list, `must include at least one of ${versions.join(', ')}`)]),
  ]
}

function validateTimeout(seconds: number | undefined, at: FieldPath): Errors {
  if (seconds === undefined || (seconds >= 1 && seconds <= 30)) return none
  return [field.invalid(at, seconds, 'the timeout value must be between 1 and 30 seconds')]
}

function validateWebhook(webhook: Webhook, at: FieldPath, demands: Demands): Errors {
  const effects = demands.noSideEffects ? harmless : sideEffects
  return [
    ...validateName(webhook.name, at.child('name')),
    ...each(at.child('rules'), webhook.rules, validateRule),
    ...optionalOneOf(at.child('failurePolicy'), webhook.failurePolicy, ['Fail', 'Ignore']),
    ...optionalOneOf(at.child('matchPolicy'), webhook.matchPolicy, ['Equivalent', 'Exact']),
    ...validateSideEffects(webhook.sideEffects, at.child('sideEffects'), effects),
    ...validateTimeout(webhook.timeoutSeconds, at.child('timeoutSeconds')),
    ...validateLabelSelector(webhook.namespaceSelector, at.child('namespaceSelector')),
    ...validateLabelSelector(webhook.objectSelector, at.child('objectSelector')),
    ...optionalOneOf(at.child('reinvocationPolicy'), webhook.reinvocationPolicy, ['IfNeeded', 'Never']),
    ...validateWebhookClient(webhook.clientConfig, at.child('clientConfig')),
    ...(demands.conditions
      ? validateMatchConditions(webhook.matchConditions, at.child('matchConditions'), { ...demands, params: false })
      : none),
    ...validateVersions(webhook.admissionReviewVersions ?? [], at.child('admissionReviewVersions'), demands.knownVersion),
  ]
}

function validateAll({ webhooks }: Configuration, demands: Demands): Errors {
  const names = (webhooks ?? []).map(({ name }) => name)
  return each(path, webhooks, (webhook, at, index) => {
    const again = demands.uniqueNames && webhook.name !== '' && names.indexOf(webhook.name) < index
    return [...validateWebhook(webhook, at, demands), ...(again ? [field.duplicate(at.child('name'), webhook.name)] : none)]
  })
}

/** Upstream's ValidateMutatingWebhookConfiguration besides the metadata; for validating ones too. */
export function validateConfiguration(configuration: Configuration): Errors {
  return validateAll(configuration, {
    noSideEffects: true, knownVersion: true, uniqueNames: true, conditions: true, stored: new Set(), budget: new ExpressionBudget(),
  })
}

function sameConditions(next: readonly Webhook[], old: readonly Webhook[]): boolean {
  if (next.length !== old.length) return false
  return old.every(({ matchConditions }, index) => deepEqual(matchConditions, next[index]?.matchConditions))
}

function demandsOf({ webhooks }: Configuration, next: Configuration): Demands {
  const list = webhooks ?? []
  const known = ({ admissionReviewVersions: named }: Webhook): boolean =>
    !named?.length || named.some((version) => versions.includes(version))
  return {
    noSideEffects: list.every((webhook) => harmless.includes(webhook.sideEffects)),
    knownVersion: list.every(known),
    uniqueNames: new Set(list.map(({ name }) => name)).size === list.length,
    conditions: !sameConditions(next.webhooks ?? [], list),
    stored: new Set(list.flatMap(({ matchConditions }) => (matchConditions ?? []).map(({ expression }) => expression))),
    budget: new ExpressionBudget(),
  }
}

export function validateConfigurationUpdate(next: Configuration, old: Configuration): Errors {
  return [
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateAll(next, demandsOf(old, next)),
  ]
}
