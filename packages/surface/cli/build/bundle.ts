import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const commands = readdirSync(`${root}src/commands`)

await build({
  absWorkingDir: root,
  entryPoints: commands.map((name) => ({ in: `src/commands/${name}/main.ts`, out: name })),
  outdir: 'dist/bundle',
  bundle: true,
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
