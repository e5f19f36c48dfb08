import type { Entry, Expression } from '../expression.js'
import { copyExpression, placesOf } from '../macros/copy-expression.js'
import { MacroError } from '../macros/macro.js'
import type { MacroTable } from '../macros/macros.js'
import { noToken, type Complaint } from '../source.js'
import { Undecided } from '../undecided.js'
import { balance } from './balance.js'
import { readLiteral } from './literal.js'
import type { Tree } from './parser.js'
import { Abandoned } from './recovery.js'
import type { Token } from './token.js'
import { tokenOf, tokensOf, treesOf, unnest } from './tree.js'

const reserved = new Set(
  ('as break const continue else false for function if import in let loop package namespace null return true var void ' +
    'while').split(' '),
)

const deepest = 250
/** What macros may copy; upstream has no limit. Beyond it nothing is said of the expression. */
const mostPlaces = 20_000

/** Turns what was read into an expression. Where something is missing an unknown stands. */
export class Builder {
  readonly #macros: MacroTable
  readonly #complaints: Complaint[]
  #depth = 0
  #copied = 0

  constructor(macros: MacroTable, complaints: Complaint[]) {
    this.#macros = macros
    this.#complaints = complaints
  }

  /** Throws Abandoned and Undecided. */
  build(tree: Tree | undefined): Expression {
    const found = unnest(tree)
    const make = found && this.#makers[found.rule]
    return make ? make(found) : { kind: 'unknown', offset: noToken }
  }

  readonly #makers: Readonly<Partial<Record<Tree['rule'], (tree: Tree) => Expression>>> = {
    expr: (tree) => this.#deeper(() => this.#conditional(tree)),
    conditionalOr: (tree) => this.#logic(tree, '_||_'),
    conditionalAnd: (tree) => this.#logic(tree, '_&&_'),
    relation: (tree) => this.#deeper(() => this.#binary(tree)),
    calc: (tree) => this.#deeper(() => this.#binary(tree)),
    unary: (tree) => this.#unary(tree),
    member: (tree) => this.#deeper(() => this.#member(tree)),
    primary: (tree) => this.#primary(tree),
    literal: (tree) => this.#guarded(tree.start.start, () => readLiteral(tree) ?? this.#unknown(tree)),
  }

  #deeper(make: () => Expression): Expression {
    if (++this.#depth > deepest) throw new Abandoned('max recursion depth exceeded')
    const made = make()
    this.#depth--
    return made
  }

  #unknown({ start: { start } }: Tree): Expression {
    return { kind: 'unknown', offset: start }
  }

  #complain(offset: number, text: string): Expression {
    this.#complaints.push({ offset, text })
    return { kind: 'unknown', offset }
  }

  #guarded(offset: number, make: () => Expression): Expression {
    try {
      return make()
    } catch (error) {
      if (error instanceof SyntaxError) return this.#complain(offset, error.message)
      if (error instanceof MacroError) return this.#complain(error.at.offset, error.message)
      throw error
    }
  }

  #call(name: string, { start }: Token, args: readonly Expression[], target?: Expression): Expression {
    const macro = this.#macros[`${target ? '.' : ''}${name}:${args.length}`]
    const copy = (one: Expression): Expression => this.#copy(one)
    return this.#guarded(
      start,
      () =>
        macro?.({ offset: start, target, args, copy }) ?? { kind: 'call', offset: start, name, args, ...(target && { target }) },
    )
  }

  #copy(expression: Expression): Expression {
    this.#copied += placesOf(expression)
    if (this.#copied > mostPlaces) throw new Undecided()
    return copyExpression(expression)
  }

  #conditional(tree: Tree): Expression {
    const [test, yes, no] = treesOf(tree)
    const sign = tokenOf(tree, '?') ?? tree.start
    return this.#call('_?_:_', sign, [this.build(test), this.build(yes), this.build(no)])
  }

  #logic(tree: Tree, name: string): Expression {
    const terms = treesOf(tree).map((term) => this.build(term))
    const signs = tokensOf(tree).slice(0, terms.length - 1)
    return balance(name, terms, signs.map(({ start }) => start))
  }

  #binary(tree: Tree): Expression {
    const [left, right] = treesOf(tree)
    const [sign = tree.start] = tokensOf(tree)
    const name = sign.text === 'in' ? '@in' : `_${sign.text}_`
    return this.#call(name, sign, [this.build(left), this.build(right)])
  }

  /** Of signs that cancel out nothing stays. */
  #unary(tree: Tree): Expression {
    const signs = tokensOf(tree)
    const [sign] = signs
    const [operand] = treesOf(tree)
    if (tree.alternative === 0) return this.#unknown(tree)
    if (!sign || signs.length % 2 === 0) return this.build(operand)
    return this.#call(`${sign.kind}_`, sign, [this.build(operand)])
  }

  #member(tree: Tree): Expression {
    if (tree.alternative === 1) return this.#select(tree)
    return tree.alternative === 2 ? this.#method(tree) : this.#index(tree)
  }

  #select(tree: Tree): Expression {
    const [before, name] = treesOf(tree)
    const operand = this.build(before)
    const dot = tokenOf(tree, '.')
    if (!dot || !name) return this.#unknown(tree)
    const field = this.#fieldName(name)
    if (!tokenOf(tree, '?')) return { kind: 'select', offset: dot.start, operand, field, testOnly: false }
    const literal: Expression = { kind: 'literal', offset: name.start.start, type: 'string', value: field }
    return { kind: 'call', offset: dot.start, name: '_?._', args: [operand, literal] }
  }

  /** Names in backquotes are not switched on. */
  #fieldName(tree: Tree, { start } = tree.start): string {
    const [name] = tokensOf(tree)
    if (name?.kind === 'IDENTIFIER') return name.text
    this.#complain(start, name ? "unsupported syntax: '`'" : 'unsupported ident kind')
    return ''
  }

  #method(tree: Tree): Expression {
    const [before, args] = treesOf(tree)
    const target = this.build(before)
    const [name, open] = [tokenOf(tree, 'IDENTIFIER'), tokenOf(tree, '(')]
    return name && open ? this.#call(name.text, open, this.#list(args), target) : this.#unknown(tree)
  }

  #index(tree: Tree): Expression {
    const [before, index] = treesOf(tree)
    const target = this.build(before)
    const open = tokenOf(tree, '[')
    const name = tokenOf(tree, '?') ? '_[?_]' : '_[_]'
    return open ? this.#call(name, open, [target, this.build(index)]) : this.#unknown(tree)
  }

  #list(tree: Tree | undefined): readonly Expression[] {
    return tree ? treesOf(tree).map((one) => this.build(one)) : []
  }

  #primary(tree: Tree): Expression {
    if (tree.alternative === 4) return this.#createList(tree)
    if (tree.alternative === 5) return this.#createMap(tree)
    if (tree.alternative === 6) return this.#createMessage(tree)
    return tree.alternative === 0 ? { kind: 'unknown', offset: noToken } : this.#named(tree)
  }

  #named(tree: Tree): Expression {
    const id = tokenOf(tree, 'IDENTIFIER')
    const open = tokenOf(tree, '(')
    if (!id) return this.#unknown(tree)
    if (reserved.has(id.text)) return this.#complain(tree.start.start, `reserved identifier: ${id.text}`)
    const name = `${tokenOf(tree, '.') ? '.' : ''}${id.text}`
    if (tree.alternative === 1) return { kind: 'identifier', offset: id.start, name }
    return this.#call(name, open ?? id, this.#list(treesOf(tree)[0]))
  }

  #createList(tree: Tree): Expression {
    const [init] = treesOf(tree)
    const elements = init ? treesOf(init) : []
    const optionals = elements.flatMap((element, index) => (tokenOf(element, '?') ? [index] : []))
    const offset = tokenOf(tree, '[')?.start ?? tree.start.start
    const list = elements.map((element) => this.build(treesOf(element)[0]))
    return { kind: 'list', offset, elements: list, optionals: new Set(optionals) }
  }

  #createMap(tree: Tree): Expression {
    const offset = tokenOf(tree, '{')?.start ?? tree.start.start
    const entries = this.#entries(treesOf(tree)[0], (key) => this.build(treesOf(key)[0]))
    return { kind: 'map', offset, entries }
  }

  #createMessage(tree: Tree): Expression {
    const dot = tree.start.kind === '.' ? '.' : ''
    const names = tokensOf(tree).filter(({ kind }) => kind === 'IDENTIFIER')
    const offset = tokenOf(tree, '{')?.start ?? tree.start.start
    const [list] = treesOf(tree)
    const fields = this.#entries(list, (key) => {
      const [name] = treesOf(key)
      return name ? this.#fieldName(name, list?.start) : ''
    })
    return { kind: 'message', offset, name: dot + names.map(({ text }) => text).join('.'), fields }
  }

  /** Keys, colons and values in turn. */
  #entries<Key>(tree: Tree | undefined, keyOf: (key: Tree) => Key): readonly Entry<Key>[] {
    if (!tree) return []
    const [parts, colons] = [treesOf(tree), tokensOf(tree).filter(({ kind }) => kind === ':')]
    return colons.flatMap((colon, index) => {
      const [key, value] = parts.slice(index * 2, index * 2 + 2)
      if (!key || !value) return []
      return [{ offset: colon.start, key: keyOf(key), value: this.build(value), optional: tokenOf(key, '?') !== undefined }]
    })
  }
}
