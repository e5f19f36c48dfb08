import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The module a thread runs, and what Node needs to be told to run it. */
export interface ThreadEntry {
  readonly url: URL
  readonly execArgv: readonly string[]
}

/** A module that makes TypeScript readable and then runs another. */
function throughLoader(url: URL, beside: string): URL {
  const { resolve } = createRequire(beside)
  const loader = new URL('dist/esm/api/index.mjs', pathToFileURL(resolve('tsx/package.json'))).href
  const [from, module] = [loader, url.href].map((each) => JSON.stringify(each))
  const text = `import { register } from ${from}; register(); await import(${module})`
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`)
}

/**
 * The module of this name in the folder of the module whose `import.meta.url` is given. Where modules run from their
 * TypeScript, as in development and tests, so does the thread.
 */
export function threadEntry(name: string, beside: string): ThreadEntry {
  if (!beside.endsWith('.ts')) return { url: new URL(`./${name}.js`, beside), execArgv: [] }
  const url = throughLoader(new URL(`./${name}.ts`, beside), beside)
  return { url, execArgv: ['--conditions=orrery-source'] }
}
