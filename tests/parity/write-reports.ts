import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './judge.js'
import { clusterReport, figures, figuresTable, resourceOf } from './report.js'

/** All clusters of each file's resources, one text file each: `validate-pods.txt`. */
export function writeReports(folder: string, rows: readonly Row[]): void {
  mkdirSync(folder, { recursive: true })
  const parts = new Map<string, Row[]>()
  for (const row of rows) {
    const name = `${row.file}-${resourceOf(row.step.group, row.step.path)}`
    const part = parts.get(name) ?? []
    part.push(row)
    parts.set(name, part)
  }
  for (const [name, part] of parts) {
    if (part.every(({ verdict }) => verdict === 'exact' || verdict === 'explained')) continue
    const report = clusterReport(part, Number.POSITIVE_INFINITY)
    writeFileSync(join(folder, `${name}.txt`), `${figuresTable([figures(name, part)])}\n\n${report}\n`)
  }
}
