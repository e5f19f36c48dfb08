import { describe, expect, test } from 'vitest'
import { apiVersionOf, groups, parseApiVersion } from './groups.js'
import { kindNamed, kindOfResource, kinds } from './kinds.js'
import { categories, shortNames } from './names.js'
import { resources } from '../generated/resources.js'

describe('kinds', () => {
  test('share their references with `resources`', () => {
    expect(kindOfResource('', 'v1', 'pods')?.ref).toBe(resources.corev1.pods)
    expect(kindNamed('apps', 'v1', 'Deployment')?.ref).toBe(resources.appsv1.deployments)
    expect(kindNamed('apps', 'v1beta1', 'Deployment')).toBeUndefined()
  })

  test('are all of groups and versions that discovery lists, and leave none empty', () => {
    const listed = groups.flatMap(({ name, versions }) => versions.map((version) => `${name}/${version}`))
    expect(new Set(kinds.map(({ ref }) => `${ref.group}/${ref.version}`))).toEqual(new Set(listed))
  })

  test('every hand-made name belongs to a resource, and no short name to two', () => {
    const plurals = new Set(kinds.map(({ ref }) => ref.plural))
    for (const plural of [...Object.keys(shortNames), ...Object.keys(categories)]) expect(plurals).toContain(plural)
    const all = Object.values(shortNames).flat()
    expect(new Set(all).size).toBe(all.length)
  })

  test('say what is special about a resource', () => {
    expect(kindOfResource('', 'v1', 'componentstatuses')?.verbs).toEqual(['get', 'list'])
    expect(kindOfResource('', 'v1', 'namespaces')?.verbs).not.toContain('deletecollection')
    expect(kindOfResource('authentication.k8s.io', 'v1', 'tokenreviews')?.verbs).toEqual(['create'])
    expect(kindOfResource('', 'v1', 'endpoints')).toMatchObject({ singular: 'endpoints', listKind: 'EndpointsList' })
  })

  test('name the group of a subresource kind only where it is not their own', () => {
    const pods = kindOfResource('', 'v1', 'pods')
    const find = (name: string): unknown => pods?.subresources.find((one) => one.name === name)
    expect(find('eviction')).toMatchObject({ kind: 'Eviction', group: 'policy', version: 'v1', verbs: ['create'] })
    expect(find('status')).toEqual({ name: 'status', kind: 'Pod', type: 'corev1.Pod', verbs: ['get', 'patch', 'update'] })
    expect(find('exec')).toMatchObject({ kind: 'PodExecOptions', verbs: ['create', 'get'] })
  })

  test('objects of two versions or groups are stored once', () => {
    const hpa = { group: 'autoscaling', version: 'v2', plural: 'horizontalpodautoscalers' }
    expect(kindOfResource('autoscaling', 'v1', 'horizontalpodautoscalers')?.storage).toMatchObject(hpa)
    expect(kindOfResource('autoscaling', 'v2', 'horizontalpodautoscalers')?.storage).toEqual(hpa)
    expect(kindOfResource('events.k8s.io', 'v1', 'events')?.storage).toMatchObject({ group: '', plural: 'events' })
  })
})

test('an apiVersion is parsed as it is written', () => {
  for (const { ref } of kinds) {
    const { group, version } = ref
    expect(parseApiVersion(apiVersionOf(ref))).toEqual({ group, version })
  }
})
