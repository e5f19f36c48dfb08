import { seededRandom } from '@orrery/kit'
import { bench, describe } from 'vitest'
import { defaultProfile } from '../registry.js'
import { aNodeInfo, aPodInfo } from '../testing/objects.js'
import { decide } from './decide.js'

const random = seededRandom(1)
const pod = aPodInfo({}, { cpu: '100m', memory: '100Mi' })

describe('a decision among', () => {
  for (const count of [10, 100, 1000]) {
    const nodes = Array.from({ length: count }, (_, n) => aNodeInfo({ name: `n${n}` }, [aPodInfo({}, { cpu: `${n % 4}` })]))
    bench(`${count} nodes`, () => void decide(pod, nodes, defaultProfile, random))
  }
})
