import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { clusterReport, figures, figuresTable, reasonsTable, resourceOf } from './report.js'
import { runParity } from './run-parity.js'
import type { Row } from './judge.js'
import { writeReports } from './write-reports.js'

/** `tsx tests/parity/run.ts [file ...] [--show N] [--group PATTERN] [--resource PLURAL] [--json OUT] [--reports FOLDER] [--source]` */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      show: { type: 'string', default: '0' },
      group: { type: 'string' },
      resource: { type: 'string' },
      json: { type: 'string' },
      source: { type: 'boolean', default: false },
      reports: { type: 'string' },
    },
  })
  const result = await runParity({
    files: positionals,
    source: values.source,
    ...(values.group === undefined ? {} : { group: new RegExp(values.group) }),
  })
  if ('skipped' in result) {
    console.log(result.skipped)
    return
  }
  const all = [...result.rows.values()].flat()
  const { resource } = values
  const rows = all.filter(({ step }) => resource === undefined || resourceOf(step.group, step.path) === resource)
  const report = clusterReport(rows, Number(values.show))
  if (Number(values.show) > 0) console.log(`${report}\n`)
  console.log(reasonsTable(rows))
  console.log(figuresTable([...result.rows].map(([file]) => figures(file, rows.filter((row) => row.file === file)))))
  if (values.reports !== undefined) writeReports(values.reports, rows)
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows.map(toJson), undefined, 1))
}

function toJson({ file, step, got, verdict, differences, reasons, adjusted }: Row): object {
  return { file, verdict, reasons, adjusted, differences, step, got }
}

// An interrupted run ends the servers it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

await main()
