import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
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
 * TypeScript, as in development and tests, so does the thread. Undefined where the module was not bundled with the others.
 */
export function threadEntry(name: string, beside: string): ThreadEntry | undefined {
  const extension = extname(new URL(beside).pathname)
  const fromSource = extension === '.ts'
  const url = new URL(`./${name}${extension}`, beside)
  if (!existsSync(url)) return undefined
  return fromSource ? { url: throughLoader(url, beside), execArgv: ['--conditions=orrery-source'] } : { url, execArgv: [] }
}
