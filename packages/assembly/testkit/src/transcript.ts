import { eventually } from './eventually.js'
import type { Kubectl } from './kubectl.js'

/** A command of a transcript and the lines that are seen after it. `…` stands for any text within a line. */
export interface Scene {
  command: readonly string[]
  expected: readonly string[]
}

/** Reads `$ kubectl ...` lines with what follows each. */
export function parseTranscript(text: string): Scene[] {
  const scenes: { command: string[]; expected: string[] }[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('$ kubectl ')) scenes.push({ command: line.slice(10).split(' '), expected: [] })
    else if (line !== '') scenes.at(-1)?.expected.push(line)
  }
  return scenes
}

/** Whether what was seen is what the transcript says; runs of blanks count as one. */
export function matches(expected: string, seen: string): boolean {
  const fold = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')
  const parts = fold(expected)
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('[^]*')}$`).test(fold(seen))
}

const repeatable = new Set(['get', 'describe', 'logs'])

/** Plays a transcript, of which warnings are no part; reading commands are repeated until they show what is expected. Throws at the first difference. */
export async function runTranscript(kubectl: Kubectl, text: string, withinMs = 30_000): Promise<number> {
  const scenes = parseTranscript(text)
  for (const { command, expected } of scenes) {
    const play = async (): Promise<void> => {
      const { code, stdout, stderr } = await kubectl(command)
      const seen = code === 0 ? stdout : stdout + stderr
      if (matches(expected.join('\n'), seen)) return
      throw new Error(`kubectl ${command.join(' ')}\nexpected: ${expected.join('\n')}\nseen: ${seen}`)
    }
    if (repeatable.has(command[0] ?? '')) await eventually(play, { withinMs, everyMs: 200 })
    else await play()
  }
  return scenes.length
}
