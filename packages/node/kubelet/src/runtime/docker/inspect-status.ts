import type Docker from 'dockerode'
import type { ContainerStatus, Sandbox } from '../contract.js'
import { labels, podOf } from './labels.js'

type State = Docker.ContainerInspectInfo['State']

/** What the engine knows of a container as the kubelet's status. A container that could not be started has ended. */
export function containerStatusOf(info: Docker.ContainerInspectInfo, imageId: string): ContainerStatus {
  const { Id, State, Created, Config } = info
  const found = Config.Labels
  const createdAt = Date.parse(Created)
  const failedStart = State.Status === 'created' && (State.Error !== '' || State.ExitCode !== 0)
  const base: ContainerStatus = {
    id: Id,
    sandboxId: found[labels.sandbox] ?? '',
    pod: podOf(found),
    name: found[labels.container] ?? '',
    attempt: Number(found[labels.attempt] ?? 0),
    hash: found[labels.hash] ?? '',
    image: found[labels.image] ?? Config.Image,
    imageId,
    state: failedStart ? 'exited' : (states[State.Status] ?? 'unknown'),
    createdAt,
  }
  const startedAt = timeOf(State.StartedAt)
  if (startedAt !== undefined) base.startedAt = startedAt
  if (base.state !== 'exited') return base
  // The engine may note the end of a short run a moment before its start.
  const finishedAt = Math.max(timeOf(State.FinishedAt) ?? createdAt, startedAt ?? 0)
  return { ...base, finishedAt, exitCode: State.ExitCode, ...ending(State) }
}

const states: Readonly<Record<string, ContainerStatus['state']>> = {
  created: 'created',
  running: 'running',
  paused: 'running',
  restarting: 'running',
  exited: 'exited',
  dead: 'exited',
}

function ending(state: State): { reason: string; message?: string } {
  if (state.OOMKilled) return { reason: 'OOMKilled' }
  if (state.Error !== '') return { reason: 'ContainerCannotRun', message: state.Error }
  return { reason: state.ExitCode === 0 ? 'Completed' : 'Error' }
}

/** Undefined for the engine's zero time. */
function timeOf(text: string): number | undefined {
  return text.startsWith('0001-') ? undefined : Date.parse(text)
}

/** A pause container as a sandbox. `network` is the pods' network. */
export function sandboxOf(info: Docker.ContainerInfo, network: string): Sandbox {
  const ready = info.State === 'running'
  const address = info.NetworkSettings.Networks[network]?.IPAddress
  return {
    id: info.Id,
    pod: podOf(info.Labels),
    attempt: Number(info.Labels[labels.attempt] ?? 0),
    ready,
    hostNetwork: info.HostConfig.NetworkMode === 'host',
    createdAt: info.Created * 1000,
    ips: ready && address ? [address] : [],
  }
}
