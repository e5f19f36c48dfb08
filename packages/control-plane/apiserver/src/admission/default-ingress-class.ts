import { resources, type networkingv1 } from '@orrery/api'
import { concerns } from './attributes.js'
import { newestDefault } from './default-class.js'
import type { AdmissionPlugin } from './plugin.js'
import { listShared } from './shared-objects.js'

const { ingresses, ingressclasses } = resources.networkingv1

/** Ingresses that name no class get the default one. */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  operations: ['CREATE'],
  mutate(attributes, services) {
    const { subresource, object } = attributes
    if (subresource !== '' || !concerns(attributes, ingresses)) return
    const { metadata, spec } = object as networkingv1.Ingress
    if (spec.ingressClassName !== undefined || metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined) return
    const found = newestDefault(listShared(services, ingressclasses, ''), ['ingressclass.kubernetes.io/is-default-class'])
    if (found) spec.ingressClassName = found.metadata.name
  },
}
