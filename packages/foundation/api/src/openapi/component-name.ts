import { schema } from '../schema/schema.js'

/** Packages of types with a JSON form of their own, which the facts list no structs of. */
const others: Readonly<Record<string, string>> = {
  'resource.Quantity': 'k8s.io/apimachinery/pkg/api/resource.Quantity',
  'intstr.IntOrString': 'k8s.io/apimachinery/pkg/util/intstr.IntOrString',
  'runtime.RawExtension': 'k8s.io/apimachinery/pkg/runtime.RawExtension',
}

/** `corev1.Pod` -> `io.k8s.api.core.v1.Pod`, as upstream's documents name their schemas. */
export function componentName(go: string): string {
  const [domain = '', ...path] = (others[go] ?? schema.goPath(go)).split('/')
  return [...domain.split('.').toReversed(), ...path].join('.')
}

export const componentRef = (go: string): { $ref: string } => ({ $ref: `#/components/schemas/${componentName(go)}` })
