import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  path: string
  layer: string
  workspace: string
  text: string
  lines: number
}

const ignored = new Set(['node_modules', 'dist', 'generated', 'coverage'])

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (ignored.has(name)) return []
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

function sourceFile(absolute: string): SourceFile {
  const path = relative(root, absolute).split(sep).join('/')
  const [, layer = '', workspace = ''] = path.split('/')
  const text = readFileSync(absolute, 'utf8')
  return { path, layer, workspace, text, lines: text.split('\n').length - 1 }
}

const isTest = (path: string): boolean => /\.(test|bench)\.tsx?$/.test(path) || path.includes('/conformance/')

/** The sources of the product: no tests, no conformance suites, nothing generated. */
export function sources(): SourceFile[] {
  return filesBelow(join(root, 'packages'))
    .filter((path) => /\/src\/.*\.tsx?$/.test(path.split(sep).join('/')))
    .map(sourceFile)
    .filter((file) => !isTest(file.path))
}

/** The modules a source names in import and export declarations and in dynamic imports. */
export function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"]+)['"]/g)
  return [...found].flatMap(([, name]) => (name === undefined ? [] : [name]))
}
