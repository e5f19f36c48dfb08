import type Docker from 'dockerode'
import type { ContainerConfig, Mount } from '../contract.js'
import { containerLabels, engineName } from './labels.js'

export interface ContainerSpecInput {
  node: string
  sandboxId: string
  /** Whether scores below zero may be asked for. */
  lowOomScore: boolean
}

/** How the engine makes one container of a pod, in the network and the inter-process space of its sandbox. */
export function containerSpec(config: ContainerConfig, input: ContainerSpecInput): Docker.ContainerCreateOptions {
  const { command, args, security } = config
  return {
    name: engineName(config.name, config.pod, config.attempt),
    Image: config.image,
    Labels: containerLabels(input.node, input.sandboxId, config),
    ...(command.length > 0 ? { Entrypoint: [...command] } : {}),
    ...(args.length > 0 ? { Cmd: [...args] } : {}),
    ...(config.workingDir === undefined ? {} : { WorkingDir: config.workingDir }),
    ...(security.user === undefined ? {} : { User: security.user }),
    Env: config.env.map(({ name, value }) => `${name}=${value}`),
    OpenStdin: config.stdin,
    StdinOnce: config.stdinOnce,
    Tty: config.tty,
    // Probes are the kubelet's; the image's own health check would run beside them.
    Healthcheck: { Test: ['NONE'] },
    HostConfig: hostConfig(config, input),
  }
}

function hostConfig({ security, resources, mounts }: ContainerConfig, input: ContainerSpecInput): Docker.HostConfig {
  const sandbox = `container:${input.sandboxId}`
  const { cpuShares, cpuQuota, cpuPeriod, memoryBytes, oomScoreAdj = 0 } = resources
  return {
    NetworkMode: sandbox,
    IpcMode: sandbox,
    Binds: mounts.map(bind),
    Privileged: security.privileged,
    ReadonlyRootfs: security.readOnlyRootFilesystem,
    CapAdd: [...security.addCapabilities],
    CapDrop: [...security.dropCapabilities],
    GroupAdd: [...security.groups],
    SecurityOpt: security.noNewPrivileges ? ['no-new-privileges'] : [],
    OomScoreAdj: input.lowOomScore ? oomScoreAdj : Math.max(0, oomScoreAdj),
    ...(cpuShares === undefined ? {} : { CpuShares: cpuShares }),
    ...(cpuQuota === undefined ? {} : { CpuQuota: cpuQuota }),
    ...(cpuPeriod === undefined ? {} : { CpuPeriod: cpuPeriod }),
    // Equal to the memory: no swap.
    ...(memoryBytes === undefined ? {} : { Memory: memoryBytes, MemorySwap: memoryBytes }),
  }
}

function bind({ hostPath, containerPath, readOnly }: Mount): string {
  return `${hostPath}:${containerPath}${readOnly ? ':ro' : ''}`
}
