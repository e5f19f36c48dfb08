#!/usr/bin/env node
// Loads the one bundle the command needs: reading several hundred modules would cost more than starting a cluster.
import { existsSync } from 'node:fs'

const bundles = new URL('../dist/bundle/', import.meta.url)
const named = /^[a-z-]+$/.test(process.argv[2] ?? '') ? new URL(`${process.argv[2]}/main.js`, bundles) : undefined
if (!existsSync(bundles)) {
  console.error('orrery is not built yet: run `npm ci && npm run build` (or ./scripts/up)')
  process.exit(1)
}
await import((named && existsSync(named) ? named : new URL('overview/main.js', bundles)).href)
