import { createControllerManager, type ControllerOptions } from '@orrery/controllers'
import type { FlagValues, Startable } from '@orrery/kit'
import type { controllerManagerFlags } from '../flags/controller-manager-flags.js'
import { rootCa } from './root-ca.js'
import { clientOf, type Surroundings } from './surroundings.js'

type Values = FlagValues<typeof controllerManagerFlags>

function optionsOf(values: Values, serverCa: string): Partial<ControllerOptions> {
  return {
    controllers: values.controllers.split(',').map((name) => name.trim()),
    rootCa: rootCa(values) || serverCa,
    clusterCidr: values['cluster-cidr'],
    nodeCidrMaskSize: values['node-cidr-mask-size'],
    nodeMonitorPeriodMs: values['node-monitor-period'],
    nodeMonitorGracePeriodMs: values['node-monitor-grace-period'],
    nodeStartupGracePeriodMs: values['node-startup-grace-period'],
    terminatedPodGcThreshold: values['terminated-pod-gc-threshold'],
    maxEndpointsPerSlice: values['max-endpoints-per-slice'],
  }
}

/** The controllers, over the API alone. */
export function controllerManager(values: Values, surroundings: Surroundings): Startable {
  const { clock, random, logger } = surroundings
  return createControllerManager({
    client: clientOf(surroundings, 'kube-controller-manager'),
    clock,
    random,
    logger: logger.child({ component: 'controller-manager' }),
    options: optionsOf(values, surroundings.serverCa ?? ''),
  })
}
