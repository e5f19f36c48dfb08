import { mkdir, readdir, readlink, rename, rm, symlink, writeFile, chmod, lstat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface PayloadFile {
  bytes: Uint8Array
  mode: number
}

/** Files by their path below the volume. */
export type Payload = ReadonlyMap<string, PayloadFile>

/**
 * Writes files so that a reader sees all old or all new ones: into a fresh directory, to which the link `..data` is
 * switched in one step; each top-level name is a link through `..data`, as upstream lays it out. `version` names the
 * directory and must differ between contents.
 */
export async function writePayload(directory: string, payload: Payload, version: string): Promise<void> {
  const target = `..${version}`
  const link = join(directory, '..data')
  await mkdir(directory, { recursive: true, mode: 0o755 })
  const before = await readlink(link).catch(() => undefined)
  if (before === target) return
  for (const [path, file] of payload) {
    const full = join(directory, target, path)
    await mkdir(dirname(full), { recursive: true, mode: 0o755 })
    await writeFile(full, file.bytes)
    await chmod(full, file.mode)
  }
  await mkdir(join(directory, target), { recursive: true })
  await symlink(target, join(directory, '..data_tmp'))
  await rename(join(directory, '..data_tmp'), link)
  await linkNames(directory, new Set([...payload.keys()].map((path) => path.split('/', 1)[0] ?? path)))
  if (before !== undefined) await rm(join(directory, before), { recursive: true, force: true })
}

async function linkNames(directory: string, names: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith('..') && !names.has(name)) await rm(join(directory, name), { force: true })
  }
  for (const name of names) {
    const path = join(directory, name)
    if (!(await lstat(path).catch(() => undefined))) await symlink(join('..data', name), path)
  }
}
