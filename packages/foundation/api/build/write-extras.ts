/** The extras as text, which is parsed when it is first asked for. */
export function extrasModule(text: string): string {
  return `// Made by build/generate.ts.\nexport const extras = ${JSON.stringify(JSON.stringify(JSON.parse(text)))}\n`
}
