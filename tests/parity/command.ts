import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** Arguments for node that start `orrery apiserver`. */
export interface Command {
  args: string[]
  dispose(): Promise<void>
}

/** The built command. */
export const builtCommand: Command = {
  args: [join(root, 'packages/surface/cli/bin/orrery.js'), 'apiserver'],
  dispose: () => Promise.resolve(),
}

/** The sources as they are now, in a bundle of its own, so that a build running beside does not disturb. */
export async function sourceCommand(): Promise<Command> {
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'orrery-parity-'))
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'packages/surface/cli/src/commands/apiserver/main.ts', out: 'apiserver' },
      { in: 'packages/control-plane/apiserver/src/threads/request-thread.ts', out: 'request-thread' },
    ],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['orrery-source'],
    external: ['classic-level', 'ssh2', 'cpu-features'],
    banner: {
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true })
  return { args: [join(folder, 'apiserver.mjs'), 'apiserver'], dispose }
}
