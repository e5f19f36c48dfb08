import { readFileSync } from 'node:fs'
import type { HostileRequest } from './hostile-request.js'
import { MeasuredServer } from './measured-server.js'

export interface Row {
  name: string
  /** Milliseconds in which nobody else had a turn, at most. */
  stall: number
  /** Milliseconds until all was answered. */
  took: number
  statuses: string
  /** Of the server afterwards, in MB. */
  rss: number
}

const together = 64

function residentMegabytes(pid: number | undefined): number {
  const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')
  return (Number(pages) * 4096) / 1e6
}

async function measure(server: MeasuredServer, { name, before, asks }: HostileRequest, only: RegExp): Promise<Row | undefined> {
  const needed = before?.() ?? []
  for (let at = 0; at < needed.length; at += together) {
    await Promise.all(needed.slice(at, at + together).map((ask) => server.ask(ask)))
  }
  if (!only.test(name)) return undefined
  const sent = asks()
  const began = performance.now()
  let statuses: number[] = []
  const stall = await server.stallDuring(async () => {
    const told = await Promise.all(sent.map((ask) => server.ask(ask)))
    statuses = told.map(({ status }) => status)
  })
  const took = performance.now() - began
  return { name, stall, took, statuses: [...new Set(statuses)].join(' '), rss: residentMegabytes(server.pid) }
}

/** One server, one request after the other. */
export async function measureAll(
  hostile: readonly HostileRequest[],
  { only = /(?:)/, told }: { only?: RegExp; told?: (row: Row) => void } = {},
): Promise<Row[]> {
  const server = await MeasuredServer.start()
  const rows: Row[] = []
  try {
    for (const each of hostile) {
      const row = await measure(server, each, only)
      if (!row) continue
      rows.push(row)
      told?.(row)
    }
  } finally {
    await server.stop()
  }
  return rows
}
