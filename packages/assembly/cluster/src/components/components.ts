import { readFlags, type FlagValues, type Startable } from '@orrery/kit'
import type { componentsFlags } from '../flags/components-flags.js'
import { controllerManagerFlags } from '../flags/controller-manager-flags.js'
import { kubeletFlags } from '../flags/kubelet-flags.js'
import { proxyFlags } from '../flags/proxy-flags.js'
import { schedulerFlags } from '../flags/scheduler-flags.js'
import { controllerManager } from './controller-manager.js'
import { kubelet } from './kubelet.js'
import { nodeNames } from './node-names.js'
import { proxy } from './proxy.js'
import { scheduler } from './scheduler.js'
import type { Surroundings } from './surroundings.js'
import { waitForNodes } from './wait-for-nodes.js'
import { waitForServer } from './wait-for-server.js'

type Values = FlagValues<typeof componentsFlags>

/** A component's settings as its own defaults have them, changed where these are given. */
function settings<F extends Parameters<typeof readFlags>[0]>(flags: F, given: Record<string, string>): FlagValues<F> {
  return readFlags(flags, { arguments: given, environment: {}, file: {} })
}

function kubeletOf(values: Values, name: string, surroundings: Surroundings): Promise<Startable> {
  const given = {
    'hostname-override': name,
    port: '0',
    'data-dir': values['data-dir'],
    runtime: values.runtime,
    'docker-host': values['docker-host'],
    'pod-infra-container-image': values['pod-infra-container-image'],
  }
  return kubelet(settings(kubeletFlags, given), surroundings)
}

/**
 * Controllers, scheduler, kubelets and proxy in one process. They start at once and together; `start` resolves when
 * every node is Ready.
 */
export function components(values: Values, surroundings: Surroundings, onStep: (step: string) => void): Startable {
  const running: Startable[] = []
  const run = async (step: string, parts: readonly Startable[]): Promise<void> => {
    running.push(...parts)
    await Promise.all(parts.map((part) => part.start()))
    onStep(step)
  }
  const manager = { 'cluster-cidr': values['cluster-cidr'], 'data-dir': values['data-dir'] }
  const rules = { 'legacy-service-port-names': String(values['legacy-service-port-names']) }
  const start = async (): Promise<void> => {
    await waitForServer(surroundings.transport, surroundings.clock)
    const names = nodeNames(values.nodes)
    const kubelets = await Promise.all(names.map((name) => kubeletOf(values, name, surroundings)))
    await Promise.all([
      run('controllers', [controllerManager(settings(controllerManagerFlags, manager), surroundings)]),
      run('scheduler', [scheduler(settings(schedulerFlags, {}), surroundings)]),
      values.proxy ? run('proxy: iptables', [proxy(settings(proxyFlags, rules), surroundings)]) : undefined,
      ...kubelets.map((part, index) => run(`kubelet of ${names[index]}`, [part])),
    ])
    await waitForNodes(names, surroundings)
    onStep(names.length === 1 ? `node ${names[0]} Ready` : `${names.length} nodes Ready`)
  }
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((part) => part.stop()))
  }
  return { start, stop }
}
