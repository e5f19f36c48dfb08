import type { TokenKind } from './token.js'

/** What a rule is made of, one after the other. */
export type Part =
  | { kind: 'token'; tokens: readonly TokenKind[] }
  | { kind: 'rule'; rule: RuleName; precedence: number }
  | { kind: 'optional' | 'star' | 'plus'; parts: readonly Part[] }

export type RuleName =
  | ('start' | 'expr' | 'conditionalOr' | 'conditionalAnd' | 'relation' | 'calc' | 'unary' | 'member' | 'primary')
  | ('exprList' | 'listInit' | 'fieldInitializerList' | 'mapInitializerList' | 'optField' | 'optExpr')
  | ('escapeIdent' | 'literal')

export interface Rule {
  alternatives: readonly (readonly Part[])[]
  /** What may follow the rule's beginning any number of times, and how tightly it binds. */
  suffixes?: readonly { precedence: number; parts: readonly Part[] }[]
}

const one = (...tokens: TokenKind[]): Part => ({ kind: 'token', tokens })
const rule = (name: RuleName, precedence = 0): Part => ({ kind: 'rule', rule: name, precedence })
const optional = (...parts: Part[]): Part => ({ kind: 'optional', parts })
const star = (...parts: Part[]): Part => ({ kind: 'star', parts })
const plus = (...parts: Part[]): Part => ({ kind: 'plus', parts })

const listOf = (...parts: Part[]): Rule => ({ alternatives: [[...parts, star(one(','), ...parts)]] })
const leadingDot = optional(one('.'))
const argumentList = [one('('), optional(rule('exprList')), one(')')]
const relations = ['==', '!=', 'in', '<', '<=', '>=', '>']

/** The language, cut as cel-go cuts it: the places at which errors are noticed follow from the cut. */
export const grammar: Readonly<Record<RuleName, Rule>> = {
  start: { alternatives: [[rule('expr'), one('<EOF>')]] },
  expr: { alternatives: [[rule('conditionalOr'), optional(one('?'), rule('conditionalOr'), one(':'), rule('expr'))]] },
  conditionalOr: { alternatives: [[rule('conditionalAnd'), star(one('||'), rule('conditionalAnd'))]] },
  conditionalAnd: { alternatives: [[rule('relation'), star(one('&&'), rule('relation'))]] },
  relation: { alternatives: [[rule('calc')]], suffixes: [{ precedence: 1, parts: [one(...relations), rule('relation', 2)] }] },
  calc: {
    alternatives: [[rule('unary')]],
    suffixes: [
      { precedence: 2, parts: [one('*', '/', '%'), rule('calc', 3)] },
      { precedence: 1, parts: [one('+', '-'), rule('calc', 2)] },
    ],
  },
  unary: { alternatives: [[rule('member')], [plus(one('!')), rule('member')], [plus(one('-')), rule('member')]] },
  member: {
    alternatives: [[rule('primary')]],
    suffixes: [
      { precedence: 3, parts: [one('.'), optional(one('?')), rule('escapeIdent')] },
      { precedence: 2, parts: [one('.'), one('IDENTIFIER'), ...argumentList] },
      { precedence: 1, parts: [one('['), optional(one('?')), rule('expr'), one(']')] },
    ],
  },
  primary: {
    alternatives: [
      [leadingDot, one('IDENTIFIER')],
      [leadingDot, one('IDENTIFIER'), ...argumentList],
      [one('('), rule('expr'), one(')')],
      [one('['), optional(rule('listInit')), optional(one(',')), one(']')],
      [one('{'), optional(rule('mapInitializerList')), optional(one(',')), one('}')],
      [
        leadingDot, one('IDENTIFIER'), star(one('.'), one('IDENTIFIER')), one('{'),
        optional(rule('fieldInitializerList')), optional(one(',')), one('}'),
      ],
      [rule('literal')],
    ],
  },
  exprList: listOf(rule('expr')),
  listInit: listOf(rule('optExpr')),
  fieldInitializerList: listOf(rule('optField'), one(':'), rule('expr')),
  optField: { alternatives: [[optional(one('?')), rule('escapeIdent')]] },
  mapInitializerList: listOf(rule('optExpr'), one(':'), rule('expr')),
  escapeIdent: { alternatives: [[one('IDENTIFIER')], [one('ESC_IDENTIFIER')]] },
  optExpr: { alternatives: [[optional(one('?')), rule('expr')]] },
  literal: {
    alternatives: [
      [optional(one('-')), one('NUM_INT')],
      [one('NUM_UINT')],
      [optional(one('-')), one('NUM_FLOAT')],
      ...['STRING', 'BYTES', 'true', 'false', 'null'].map((kind) => [one(kind)]),
    ],
  },
}
