import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { networkNamespace, type NetworkNamespace } from './network-namespace.js'

export interface DockerEngine {
  socket: string
  namespace: NetworkNamespace
  /** A directory of the test's own. */
  directory: string
  docker(...args: string[]): string
  /** Ends the engine and what it runs; `start` brings it back with its data. */
  halt(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

/** Why there can be no engine here; undefined when there can. */
export function noEngineBecause(): string | undefined {
  if (process.getuid?.() !== 0) return 'not root'
  for (const [program, path] of Object.entries({ dockerd: '/usr/sbin/dockerd', busybox: '/bin/busybox', gcc: '/usr/bin/gcc' })) {
    if (!existsSync(path)) return `no ${program} at ${path}`
  }
  return undefined
}

export const busyboxImage = 'busybox:1.28.4'
export const pauseImage = 'registry.k8s.io/pause:3.10'

/** An engine in a network namespace of its own, on directories of its own. Cheap containers: no registry is reachable. */
export async function dockerEngine(purpose: string): Promise<DockerEngine> {
  const directory = mkdtempSync(join(tmpdir(), `orrery-${purpose}-`))
  const namespace = networkNamespace(purpose)
  const socket = join(directory, 'docker.sock')
  const docker = (...args: string[]): string =>
    execFileSync('docker', ['-H', `unix://${socket}`, ...args], { encoding: 'utf8', stdio: 'pipe' })
  let daemon: ChildProcess | undefined
  const start = async (): Promise<void> => {
    const log = openSync(join(directory, 'dockerd.log'), 'a')
    const own = ['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec')]
    const args = ['dockerd', ...own, '-H', `unix://${socket}`, '-p', join(directory, 'pid')]
    const [program = '', ...prefix] = namespace.prefix
    daemon = spawn(program, [...prefix, ...args], { stdio: ['ignore', log, log] })
    for (let tries = 0; ; tries++) {
      try {
        docker('version')
        return
      } catch (error) {
        if (tries > 150) throw error
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }
  const halt = async (): Promise<void> => {
    const ended = daemon && new Promise((resolve) => daemon?.once('exit', resolve))
    daemon?.kill('SIGTERM')
    await ended
    daemon = undefined
  }
  await start()
  importImages(directory, docker)
  const remove = async (): Promise<void> => {
    await halt()
    unmountBelow(directory)
    namespace.remove()
    rmSync(directory, { recursive: true, force: true })
  }
  return { socket, namespace, directory, docker, start, halt, remove }
}

/** An engine leaves its namespaces' handles mounted. */
function unmountBelow(directory: string): void {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${directory}/`))
  for (const point of points.toReversed()) execFileSync('umount', ['-l', point])
}

/** A busybox with its applets, and a pause: one static program that sleeps. */
function importImages(directory: string, docker: DockerEngine['docker']): void {
  const box = join(directory, 'busybox')
  for (const folder of ['bin', 'tmp', 'etc', 'www']) mkdirSync(join(box, folder), { recursive: true })
  cpSync('/bin/busybox', join(box, 'bin/busybox'))
  const applets = execFileSync('busybox', ['--list'], { encoding: 'utf8' }).split('\n')
  for (const name of applets) if (name !== '' && name !== 'busybox') symlinkSync('busybox', join(box, 'bin', name))
  importFolder(directory, docker, box, busyboxImage)
  const pause = join(directory, 'pause')
  mkdirSync(pause)
  const source = join(directory, 'pause.c')
  writeFileSync(source, pauseSource)
  execFileSync('gcc', ['-static', '-o', join(pause, 'pause'), source])
  importFolder(directory, docker, pause, pauseImage, '-c', 'ENTRYPOINT ["/pause"]')
}

function importFolder(directory: string, docker: DockerEngine['docker'], folder: string, tag: string, ...more: string[]): void {
  const archive = join(directory, 'image.tar')
  execFileSync('tar', ['-C', folder, '-cf', archive, '.'])
  docker('import', ...more, archive, tag)
  rmSync(archive)
}

const pauseSource = `#include <signal.h>
#include <unistd.h>
static void end(int s) { _exit(0); }
int main(void) { signal(SIGTERM, end); signal(SIGINT, end); for (;;) pause(); }
`
