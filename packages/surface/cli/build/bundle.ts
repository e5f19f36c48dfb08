import { readdirSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const fresh = `${root}dist/bundle-${process.pid}`

/** Modules that a command runs in threads of their own, by the names under which it looks for them beside itself. */
const threads: Readonly<Record<string, Record<string, string>>> = {
  apiserver: { 'request-thread': '../../control-plane/apiserver/src/threads/request-thread.ts' },
}

/** One folder a command: what it always needs in one file, what it imports dynamically in files of their own. */
async function bundle(command: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { main: `src/commands/${command}/main.ts`, ...threads[command] },
    outdir: `${fresh}/${command}`,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['orrery-source'],
    // Native, or loaded only by engines reached over ssh.
    external: ['classic-level', 'ssh2', 'cpu-features'],
    // Bundled CommonJS asks for Node's modules by require.
    banner: {
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
}

await Promise.all(readdirSync(`${root}src/commands`).map(bundle))
rmSync(`${root}dist/bundle`, { recursive: true, force: true })
renameSync(fresh, `${root}dist/bundle`)
