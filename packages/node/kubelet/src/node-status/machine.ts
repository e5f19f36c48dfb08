import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { release } from 'node:os'

/** What is known of the machine, read once. */
export interface Machine {
  machineId: string
  systemUuid: string
  bootId: string
  kernelVersion: string
  osImage: string
  operatingSystem: string
  architecture: string
}

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' }

let known: Machine | undefined

/** This machine. Every node of one process shares it; `nodeMachine` tells their ids apart. */
export function thisMachine(): Machine {
  known ??= {
    machineId: read('/etc/machine-id'),
    systemUuid: read('/sys/class/dmi/id/product_uuid'),
    bootId: read('/proc/sys/kernel/random/boot_id'),
    kernelVersion: release(),
    osImage: osImage(),
    operatingSystem: process.platform === 'win32' ? 'windows' : process.platform,
    architecture: architectures[process.arch] ?? process.arch,
  }
  return known
}

/** The machine as an imagined node sees it: ids of its own, made from its name. */
export function imaginedMachine(nodeName: string): Machine {
  const id = createHash('sha256').update(nodeName).digest('hex').slice(0, 32)
  const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { ...thisMachine(), machineId: id, systemUuid: uuid }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

function osImage(): string {
  const line = read('/etc/os-release')
    .split('\n')
    .find((one) => one.startsWith('PRETTY_NAME='))
  return line?.slice('PRETTY_NAME='.length).replaceAll('"', '') ?? process.platform
}
