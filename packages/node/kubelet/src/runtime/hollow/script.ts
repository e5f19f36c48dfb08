/** One step of an imagined program. Times are milliseconds. */
export type Step =
  | { op: 'print'; text: string; stream: 'stdout' | 'stderr'; file?: string }
  | { op: 'sleep'; ms: number }
  | { op: 'exit'; code: number }
  | { op: 'create' | 'remove' | 'read'; files: readonly string[] }
  | { op: 'status'; code: number }
  | { op: 'loop'; body: readonly Line[] }
  | { op: 'serve' }

/** `when` says whether the step runs after the one before succeeded, failed, or in any case. */
export interface Line {
  when: 'always' | 'success' | 'failure'
  step: Step
}

/** Commands that do their work and end; any other is taken for a server that runs until it is stopped. */
const shortLived = new Set(
  'mkdir cp mv ln chmod chown wget curl nslookup date hostname ls env printenv sed grep tar set cd export perl printf'.split(
    ' ',
  ),
)

const shells = new Set(['sh', '/bin/sh', 'bash', '/bin/bash', 'ash', '/bin/ash'])

/** What a container's or probe's command line does, as far as it is understood. */
export function parseCommand(argv: readonly string[]): readonly Line[] {
  const [program = '', ...rest] = argv
  const script = rest.findIndex((word) => /^-[a-z]*c$/.test(word))
  if (shells.has(program) && script >= 0) return parseScript(rest[script + 1] ?? '')
  return [{ when: 'always', step: parseSimple(argv) }]
}

function parseScript(text: string): readonly Line[] {
  return parseLines(tokenize(text), { at: 0 })
}

interface Statement {
  when: Line['when']
  words: readonly string[]
}

function parseLines(statements: readonly Statement[], cursor: { at: number }): readonly Line[] {
  const lines: Line[] = []
  for (let next = statements[cursor.at]; next; next = statements[cursor.at]) {
    cursor.at++
    const [keyword = '', condition = ''] = next.words
    if (keyword === 'done') break
    if (keyword === 'while' || keyword === 'until' || keyword === 'for') {
      const body = parseLines(statements, cursor)
      const endless = keyword === 'while' && (condition === 'true' || condition === ':')
      if (endless) lines.push({ when: next.when, step: { op: 'loop', body } })
      continue
    }
    const words = keyword === 'do' ? next.words.slice(1) : next.words
    if (words.length > 0) lines.push({ when: next.when, step: parseSimple(words) })
  }
  return lines
}

function parseSimple(words: readonly string[]): Step {
  const redirect = words.findIndex((word) => word === '>' || word === '>>')
  const file = redirect >= 0 ? words[redirect + 1] : undefined
  const [path = '', ...args] = redirect >= 0 ? words.slice(0, redirect) : words
  const program = path.slice(path.lastIndexOf('/') + 1)
  const files = args.filter((word) => !word.startsWith('-'))
  switch (program) {
    case 'echo':
      return { op: 'print', text: `${args.join(' ')}\n`, stream: 'stdout', ...(file === undefined ? {} : { file }) }
    case 'sleep':
      return { op: 'sleep', ms: sleepMs(args[0]) }
    case 'exit':
      return { op: 'exit', code: Number(args[0] ?? 0) & 255 }
    case 'true':
    case ':':
    case '':
      return { op: 'status', code: 0 }
    case 'false':
      return { op: 'status', code: 1 }
    case 'touch':
      return { op: 'create', files }
    case 'rm':
      return { op: 'remove', files }
    case 'cat':
    case 'test':
    case '[':
      return { op: 'read', files: files.filter((word) => word !== ']') }
    default:
      return shortLived.has(program) ? { op: 'status', code: 0 } : { op: 'serve' }
  }
}

/** `5`, `0.5`, `2m`, `infinity`. */
function sleepMs(text = '0'): number {
  if (text.startsWith('inf')) return Infinity
  const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[text.slice(-1)] ?? 1
  return Math.max(0, Number.parseFloat(text) || 0) * unit * 1000
}

const separators: Readonly<Record<string, Line['when']>> = { ';': 'always', '\n': 'always', '&&': 'success', '||': 'failure' }

/** Splits into statements at separators outside quotes; quotes group words and are dropped. */
function tokenize(text: string): readonly Statement[] {
  const statements: Statement[] = []
  let words: string[] = []
  let when: Line['when'] = 'always'
  for (const match of text.matchAll(/&&|\|\||[;\n]|>>|[<>|&]|(?:[^\s;&|<>"']|"(?:[^"\\]|\\.)*"|'[^']*')+/g)) {
    const [token] = match
    const separator = separators[token]
    if (separator === undefined) {
      words.push(token.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g, '$1$2'))
      continue
    }
    if (words.length > 0) statements.push({ when, words })
    words = []
    when = separator
  }
  if (words.length > 0) statements.push({ when, words })
  return statements
}
