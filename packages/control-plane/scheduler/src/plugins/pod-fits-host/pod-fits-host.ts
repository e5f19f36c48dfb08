import { unresolvable, type FilterPlugin } from '../../framework/plugin.js'

const rejection = unresolvable("node(s) didn't match the requested node name")

/** A pod that names its node runs there or nowhere. */
export const podFitsHost: FilterPlugin = {
  name: 'PodFitsHost',
  wokenBy: ['node-added'],
  filter: ({ pod }, node) => (!pod.spec.nodeName || pod.spec.nodeName === node.name ? undefined : rejection),
}
