import { seededRandom, systemClock } from '@orrery/kit'
import { describeRuntime } from '../conformance/index.js'
import { HollowRuntime } from './hollow-runtime.js'

const nodes = new Map<string, HollowRuntime>()

describeRuntime('hollow', () => ({
  runtime: (node) => {
    const found = nodes.get(node) ?? new HollowRuntime({ clock: systemClock, random: seededRandom(1) })
    nodes.set(node, found)
    return Promise.resolve(found)
  },
  image: 'busybox:1.28.4',
  missingImage: 'registry.invalid/nothing:1',
  podCidr: '10.245.7.0/24',
}))
