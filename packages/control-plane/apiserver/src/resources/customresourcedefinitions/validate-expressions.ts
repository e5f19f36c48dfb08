import { checkRule, declareSchema, escapeName, field, structsIn, type DeclaredType, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { validateCost, validateTotal, type ExpressionCost } from './expression-costs.js'
import { additionalOf, itemsOf, propertiesOf, someSchema, type Schema } from './schema.js'
import type { StoredExpressions } from './stored-expressions.js'

type Rule = NonNullable<Schema['x-kubernetes-validations']>[number]

/** What holds for all of a schema. */
interface Walk {
  stored: StoredExpressions
  /** The version is as it was: what single expressions cost is no longer asked. */
  unchanged: boolean
  /** What else is wrong. Within a part that has such errors no expression is looked at. */
  errors: Errors
  /** Grows on the way. */
  costs: ExpressionCost[]
  budget: ExpressionBudget
}

/** Where in the schema a part stands. */
interface Place {
  path: FieldPath
  root: boolean
  /** What an expression sees there, as far as the part above says it. */
  declared: DeclaredType | undefined
  /** How often it can stand in an object; absent: there is no limit but the size of a request. */
  cardinality: number | undefined
  /** The nearest part above whose old value cannot be told from its new one. */
  uncorrelated?: FieldPath
}

/** What the rules of one part see. */
interface Self {
  declared: DeclaredType
  structs: ReturnType<typeof structsIn>
}

const largestRequest = 3 * 1024 * 1024

/** As upstream prints the rule that is wrong: with the fields of its Go type. */
function printed({ rule, message, messageExpression, reason, fieldPath, optionalOldSelf }: Rule): object {
  return {
    Rule: rule, Message: message ?? '', MessageExpression: messageExpression ?? '', Reason: reason ?? null,
    FieldPath: fieldPath ?? '', OptionalOldSelf: optionalOldSelf ?? null,
  }
}

function validateOldSelf(rule: Rule, path: FieldPath, used: boolean, { uncorrelated }: Place): Errors {
  const within = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${String(uncorrelated)}`
  if (used) return uncorrelated ? [field.invalid(path.child('rule'), rule.rule, within)] : none
  const { optionalOldSelf } = rule
  if (optionalOldSelf === undefined) return none
  const detail = 'may not be set if oldSelf is not used in rule'
  return [field.invalid(path.child('optionalOldSelf'), optionalOldSelf, detail)]
}

function validateRule(rule: Rule, path: FieldPath, { declared, structs }: Self, place: Place, walk: Walk): Errors {
  const { rule: text, messageExpression = '' } = rule
  if (!walk.budget.takes(text, messageExpression)) return none
  const stored = { rule: walk.stored.ageOfRule(text), message: walk.stored.ageOfMessage(messageExpression) }
  const outcome = checkRule(rule, declared, structs, stored)
  const [at, to] = [path.child('rule'), path.child('messageExpression')]
  const times = place.cardinality ?? Math.floor(largestRequest / (declared.minSize + 1))
  const cost = { path: at, cost: outcome.cost * times }
  const messageCost = { path: to, cost: outcome.messageCost }
  walk.costs.push(cost, messageCost)
  const { complaint, messageComplaint } = outcome
  return [
    ...(walk.unchanged ? none : validateCost('estimated rule cost', cost)),
    ...(complaint === undefined ? none : [field.invalid(at, printed(rule), complaint)]),
    ...(messageComplaint === undefined ? none : [field.invalid(to, printed(rule), messageComplaint)]),
    ...(walk.unchanged ? none : validateCost('estimated messageExpression cost', messageCost)),
    ...validateOldSelf(rule, path, outcome.usesOldSelf, place),
  ]
}

/** Whether something else is wrong with a part. */
function isWrong(path: FieldPath, { errors }: Walk): boolean {
  const at = path.toString()
  return errors.some(({ field: where }) => where === at || where.startsWith(`${at}.`) || where.startsWith(`${at}[`))
}

function validateRules(schema: Schema, place: Place, declared: DeclaredType | undefined, walk: Walk): Errors {
  const rules = schema['x-kubernetes-validations'] ?? []
  const at = place.path.child('x-kubernetes-validations')
  if (rules.length === 0 || isWrong(place.path, walk)) return none
  const reason = 'internal error: failed to construct type information for x-kubernetes-validations rules'
  if (!declared) return [field.internal(at, `${reason}: unable to convert structural schema to CEL declarations`)]
  const self = { declared, structs: structsIn(declared) }
  return each(at, rules, (rule, to) => validateRule(rule, to, self, place, walk))
}

/** How many values one value of the schema may hold. */
function mostInside({ type, additionalProperties, maxProperties, maxItems }: Schema): number | undefined {
  const counted = type === 'array' ? [maxItems] : type === 'object' && additionalProperties !== undefined ? [maxProperties] : [1]
  return counted[0] === undefined ? undefined : Math.max(0, counted[0])
}

function validatePart(schema: Schema | undefined, place: Place, walk: Walk): Errors {
  if (!schema) return none
  const { path, cardinality, uncorrelated } = place
  const hasRules = schema['x-kubernetes-validations'] !== undefined
  const declared = place.declared ?? (hasRules ? declareSchema(schema, place.root, 'selfType') : undefined)
  const most = mostInside(schema)
  const times = cardinality === undefined || most === undefined ? undefined : cardinality * most
  const inner = (to: FieldPath, within: DeclaredType | undefined, apart: boolean): Place => ({
    path: to, root: false, declared: within, cardinality: times,
    ...(uncorrelated ? { uncorrelated } : apart ? { uncorrelated: path } : {}),
  })
  const more = path.child('additionalProperties')
  const listed = schema['x-kubernetes-list-type'] === 'map'
  return [
    ...validatePart(additionalOf(schema), inner(more, declared?.element, false), walk),
    ...propertiesOf(schema).flatMap(([name, one]) => {
      const within = declared?.fields?.get(escapeName(name) ?? '')
      return validatePart(one, inner(path.child('properties').key(name), within, false), walk)
    }),
    ...validatePart(itemsOf(schema), inner(path.child('items'), declared?.element, !listed), walk),
    ...validateRules(schema, place, declared, walk),
  ]
}

/** Upstream's checks of the expressions of a schema that is structural, besides which it may have other `errors`. */
export function validateExpressions(
  schema: Schema,
  path: FieldPath,
  errors: Errors,
  stored: StoredExpressions,
  unchanged: boolean,
): Errors {
  if (!someSchema(schema, (one) => one['x-kubernetes-validations'] !== undefined)) return none
  const walk: Walk = { stored, unchanged, errors, costs: [], budget: new ExpressionBudget() }
  const place = { path, root: true, declared: undefined, cardinality: 1 }
  const found = validatePart(schema, place, walk)
  return [...found, ...validateTotal(walk.costs, path)]
}
