/** One command of kubectl and what is to be seen of it. */
export interface Step {
  /** Arguments, parted by spaces; '...' keeps what is inside together. */
  line: string
  /** All are found in what it prints, to its output or its errors. */
  shows: readonly RegExp[]
  /** Its exit code; 0 when absent. */
  code?: number
  input?: string
  /** What the editor does: a script of sed. */
  edits?: string
  /** The next steps run beside it. It is ended after so long; one that ends by itself before must end well. */
  besideMs?: number
}

export function step(line: string, ...shows: readonly RegExp[]): Step {
  return { line, shows }
}

export function refused(line: string, ...shows: readonly RegExp[]): Step {
  return { line, shows, code: 1 }
}

export function edited(line: string, edits: string, ...shows: readonly RegExp[]): Step {
  return { line, edits, shows }
}

export function beside(besideMs: number, line: string, ...shows: readonly RegExp[]): Step {
  return { line, besideMs, shows }
}

/** `a 'b c' --d='e f'` -> ['a', 'b c', '--d=e f']. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''))
}
