import { resources, type corev1 } from '@orrery/api'
import { createInformer } from '@orrery/client'
import { clientOf, type Surroundings } from './surroundings.js'

const isReady = ({ status }: corev1.Node): boolean =>
  (status.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True')

/** Resolves when every one of these nodes is Ready. */
export async function waitForNodes(names: readonly string[], surroundings: Surroundings): Promise<void> {
  const { clock, random, logger } = surroundings
  const nodes = createInformer(clientOf(surroundings, 'orrery-up').resource(resources.corev1.nodes), { clock, random, logger })
  const missing = new Set(names)
  await new Promise<void>((resolve, reject) => {
    const seen = (node: corev1.Node): void => {
      if (isReady(node)) missing.delete(node.metadata.name)
      if (missing.size === 0) resolve()
    }
    nodes.addHandler({ onAdd: seen, onUpdate: seen })
    nodes.start().catch(reject)
  })
  await nodes.stop()
}
