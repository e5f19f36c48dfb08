import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, describe, expect, it } from 'vitest'
import { mayImport, naked, owners, sizes } from './architecture/rules.js'
import { importsOf, root, sources } from './architecture/tree.js'

const files = sources()

function workspaceOf(module: string): string | undefined {
  if (module === 'orrery') return 'cli'
  return module.startsWith('@orrery/') ? module.split('/')[1] : undefined
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function outsideOwner(path: string, module: string): string[] {
  const name = module.startsWith('@') ? module.split('/').slice(0, 2).join('/') : (module.split('/')[0] ?? module)
  if (module.startsWith('.') || module.startsWith('node:') || workspaceOf(module) !== undefined) return []
  const owner = owners[name]
  if (owner === undefined) return [`${path} imports ${name}, which has no owner`]
  return path.startsWith(`packages/${owner}/`) ? [] : [`${path} imports ${name}, owned by ${owner}`]
}

function forbiddenImport(path: string, importer: string, module: string): string[] {
  const imported = workspaceOf(module)
  const allowed = mayImport[importer] ?? []
  if (imported === undefined || imported === importer || allowed.includes('*') || allowed.includes(imported)) return []
  return [`${path} imports ${module}`]
}

describe('the tree', () => {
  it('is read at all', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.some((file) => importsOf(file.text).includes('@orrery/api'))).toBe(true)
  })

  it('has a rule for every workspace', () => {
    expect([...new Set(files.map((file) => file.workspace))].filter((name) => !(name in mayImport))).toEqual([])
  })

  it('lets components know each other only through the API', () => {
    const wrong = files.flatMap(({ path, workspace, text }) =>
      importsOf(text).flatMap((module) => forbiddenImport(path, workspace, module)),
    )
    expect(wrong).toEqual([])
    expect(forbiddenImport('x.ts', 'kubelet', '@orrery/apiserver')).toHaveLength(1)
  })

  it('gives each dependency one owner', () => {
    const wrong = files.flatMap(({ path, text }) => importsOf(text).flatMap((module) => outsideOwner(path, module)))
    expect(wrong).toEqual([])
    expect(outsideOwner('packages/node/proxy/src/x.ts', 'level')).toHaveLength(1)
  })

  it('takes time and chance only from the kit', () => {
    const wrong = files
      .filter((file) => file.workspace !== 'kit')
      .flatMap(({ path, text }) => {
        const code = withoutComments(text)
        return naked.filter((pattern) => pattern.test(code)).map((pattern) => `${path} uses ${pattern.source}`)
      })
    expect(wrong).toEqual([])
  })

  it('gives every workspace a README', () => {
    const missing = readdirSync(join(root, 'packages')).flatMap((layer) =>
      readdirSync(join(root, 'packages', layer))
        .map((name) => `packages/${layer}/${name}/README.md`)
        .filter((path) => !existsSync(join(root, path))),
    )
    expect(missing).toEqual([])
  })
})

describe('sizes', () => {
  const lines = files.map((file) => file.lines).toSorted((a, b) => a - b)

  it('keeps files small', () => {
    expect(files.filter((file) => file.lines > sizes.largest).map((file) => `${file.path}: ${file.lines}`)).toEqual([])
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(sizes.median)
    expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThanOrEqual(sizes.ninetieth)
  })

  it('names no file for being a drawer', () => {
    const drawers = /\/(utils?|helpers?|common|misc)\.tsx?$/
    expect(files.filter((file) => drawers.test(file.path)).map((file) => file.path)).toEqual([])
    expect(files.map((file) => file.path).filter((path) => /[A-Z_]/.test(path))).toEqual([])
  })
})

describe('documents', () => {
  const named = (document: string): string[] => {
    const text = readFileSync(join(root, document), 'utf8')
    return [...text.matchAll(/`((?:packages|tests|scripts|docs|examples|bench)\/[^`\s<>*{}]+)`/g)].flatMap(([, path]) =>
      path === undefined ? [] : [path],
    )
  }

  const flows = readdirSync(join(root, 'docs/flows')).map((name) => `docs/flows/${name}`)

  it.each(['CONTRIBUTING.md', 'README.md', 'ARCHITECTURE.md', 'docs/articles.md', ...flows])(
    '%s names only what exists',
    (document) => {
      expect(named(document).filter((path) => !existsSync(join(root, path)))).toEqual([])
    },
  )

  it('recipes name files', () => {
    expect(named('CONTRIBUTING.md').length).toBeGreaterThan(10)
  })
})

interface Configuration {
  forbidden: object[]
  options: ICruiseOptions & { enhancedResolveOptions: object }
}

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as Configuration
const planted = join(root, 'packages/node/proxy/src/planted-violation.ts')

async function look(): Promise<ICruiseResult> {
  const { output } = await cruise(
    ['packages'],
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden } as ICruiseOptions['ruleSet'] & object },
    options.enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error(output)
  return output
}

describe('dependency rules', () => {
  afterAll(() => rmSync(planted, { force: true }))

  it('hold, and every workspace import is resolved', { timeout: 120_000 }, async () => {
    const result = await look()
    const edges = result.modules.flatMap((module) => module.dependencies)
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
    expect(result.modules.length).toBeGreaterThan(sources().length * 0.9)
    expect(edges.filter((edge) => edge.module.startsWith('@orrery/')).length).toBeGreaterThan(20)
    expect(edges.filter((edge) => edge.module.startsWith('@orrery/') && edge.couldNotResolve)).toEqual([])
  })

  it('see a planted violation', { timeout: 120_000 }, async () => {
    writeFileSync(planted, "export { createScheduler } from '@orrery/scheduler'\n")
    const result = await look()
    expect(result.summary.violations.map(({ rule }) => rule.name)).toContain('components-meet-at-the-api')
  })
})
