import { execFile } from 'node:child_process'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { wholeNumber } from '@orrery/api'
import type { VolumePlugin } from './contract.js'
import { isMountPoint } from './mount-point.js'

const run = promisify(execFile)

/** A directory that lives as long as the pod; with medium Memory a tmpfs. */
export const emptyDir: VolumePlugin = {
  name: 'kubernetes.io/empty-dir',
  handles: (volume) => volume.emptyDir !== undefined,
  async setUp({ volume, directory, simulated }) {
    if (simulated) return directory
    await mkdir(directory, { recursive: true })
    if (volume.emptyDir?.medium === 'Memory' && !(await isMountPoint(directory))) {
      const { sizeLimit } = volume.emptyDir
      const size = sizeLimit === undefined ? [] : ['-o', `size=${wholeNumber(sizeLimit)}`]
      await run('mount', ['-t', 'tmpfs', ...size, 'tmpfs', directory])
    }
    await chmod(directory, 0o777)
    return directory
  },
  async tearDown(directory) {
    if (await isMountPoint(directory)) await run('umount', [directory])
    await rm(directory, { recursive: true, force: true })
  },
}
