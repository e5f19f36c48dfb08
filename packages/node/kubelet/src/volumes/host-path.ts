import { mkdir, open, stat } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import type { VolumePlugin } from './contract.js'

interface PathKind {
  /** What upstream says where the path is something else. */
  text: string
  matches(stats: Stats): boolean
  /** Makes it where there is nothing. */
  make?(path: string): Promise<unknown>
}

const kinds: Readonly<Record<string, PathKind>> = {
  Directory: { text: 'a directory', matches: (stats) => stats.isDirectory() },
  DirectoryOrCreate: {
    text: 'a directory',
    matches: (stats) => stats.isDirectory(),
    make: (path) => mkdir(path, { recursive: true, mode: 0o755 }),
  },
  File: { text: 'a file', matches: (stats) => stats.isFile() },
  FileOrCreate: {
    text: 'a file',
    matches: (stats) => stats.isFile(),
    make: async (path) => (await open(path, 'a', 0o644)).close(),
  },
  Socket: { text: 'a socket file', matches: (stats) => stats.isSocket() },
  CharDevice: { text: 'a character device', matches: (stats) => stats.isCharacterDevice() },
  BlockDevice: { text: 'a block device', matches: (stats) => stats.isBlockDevice() },
}

/** A path of the node itself, checked against its declared type. */
export const hostPath: VolumePlugin = {
  name: 'kubernetes.io/host-path',
  handles: (volume) => volume.hostPath !== undefined,
  async setUp({ volume, simulated }) {
    const { path = '', type = '' } = volume.hostPath ?? {}
    const kind = kinds[type]
    if (simulated || !kind) return path
    let stats = await stat(path).catch(() => undefined)
    if (!stats && kind.make) {
      await kind.make(path)
      stats = await stat(path)
    }
    if (!stats || !kind.matches(stats)) throw new Error(`hostPath type check failed: ${path} is not ${kind.text}`)
    return path
  },
  tearDown: () => Promise.resolve(),
}
