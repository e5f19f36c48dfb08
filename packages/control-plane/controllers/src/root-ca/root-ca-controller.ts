import { isAlreadyExists, isForbidden, isNotFound, resources, type corev1, type Draft } from '@orrery/api'
import type { Controller, ControllerContext } from '../framework/controller.js'
import { watch } from '../framework/watch.js'
import { isActive } from '../service-account/service-accounts-controller.js'

const { configmaps, namespaces } = resources.corev1

const name = 'kube-root-ca.crt'
const description = {
  'kubernetes.io/description':
    'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal ' +
    'service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
}

function says({ data, metadata }: corev1.ConfigMap, ca: string): boolean {
  return data?.['ca.crt'] === ca && Object.keys(data).length === 1 && metadata.annotations?.['kubernetes.io/description'] !== undefined
}

/** Puts the authority by which pods know the API server into every namespace; without one it does nothing. */
export function rootCaController({ client, informers, options }: ControllerContext): Controller {
  const maps = informers.of(configmaps).lister
  const { rootCa } = options
  const wanted: Draft<corev1.ConfigMap> = { metadata: { name, annotations: description }, data: { 'ca.crt': rootCa } }
  const write = async (namespace: string): Promise<void> => {
    const standing = maps.get(`${namespace}/${name}`)
    const target = client.resource(configmaps, namespace)
    if (!standing) await target.create(wanted)
    else if (!says(standing, rootCa)) {
      const annotations = { ...description, ...standing.metadata.annotations }
      await target.update({ ...standing, metadata: { ...standing.metadata, annotations }, data: { 'ca.crt': rootCa } })
    }
  }
  return {
    name: 'root-ca-certificate-publisher-controller',
    workers: 5,
    watches: [
      watch(namespaces, ({ type, object }) => (type === 'deleted' ? [] : [object.metadata.name])),
      watch(configmaps, ({ object }) => (object.metadata.name === name ? [object.metadata.namespace ?? ''] : [])),
    ],
    async reconcile(namespace) {
      if (rootCa === '' || !isActive(informers.of(namespaces).lister.get(namespace))) return undefined
      try {
        await write(namespace)
      } catch (error) {
        if (!isAlreadyExists(error) && !isNotFound(error) && !isForbidden(error)) throw error
      }
      return undefined
    },
  }
}
