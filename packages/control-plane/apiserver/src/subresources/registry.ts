import type { Connections } from '../proxies/connections.js'
import { proxySubresources } from '../proxies/proxy-subresources.js'
import { bindingSubresources } from './binding.js'
import type { Subresource } from './contract.js'
import { evictionSubresources } from './eviction.js'
import { logSubresources } from './log.js'
import { sameObjectSubresources } from './same-object.js'
import { tokenSubresources } from '../tokens/token-request.js'
import { scaleSubresources } from './scale.js'

/** What is served below objects besides their status. */
export function subresources(connections: Connections): readonly Subresource[] {
  return [
    ...bindingSubresources,
    ...scaleSubresources,
    ...tokenSubresources,
    ...evictionSubresources,
    ...sameObjectSubresources,
    ...logSubresources(connections),
    ...proxySubresources(connections),
  ]
}
