import { readFile } from 'node:fs/promises'

/** Whether something is mounted at just this path. */
export async function isMountPoint(path: string): Promise<boolean> {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '')
  return mounts.split('\n').some((line) => line.split(' ')[1] === path)
}
