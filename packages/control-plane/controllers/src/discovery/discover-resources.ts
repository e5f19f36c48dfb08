import type { metav1, ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'

/** A resource that the server serves, in the version it prefers. */
export interface DiscoveredResource {
  ref: ResourceRef
  verbs: readonly string[]
}

export interface Discovery {
  resources: readonly DiscoveredResource[]
  /** Group versions that did not answer, with why. */
  failures: readonly { groupVersion: string; message: string }[]
}

interface GroupVersion {
  group: string
  version: string
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A group's versions, the preferred one first. */
function versionsOf(group: unknown): GroupVersion[] {
  if (!isRecord(group) || typeof group.name !== 'string' || !Array.isArray(group.versions)) return []
  const name = group.name
  const names = group.versions.flatMap((item) => (isRecord(item) && typeof item.version === 'string' ? [item.version] : []))
  const { preferredVersion } = group
  const preferred = isRecord(preferredVersion) ? preferredVersion.version : undefined
  const sorted = names.toSorted((a, b) => Number(b === preferred) - Number(a === preferred))
  return sorted.map((version) => ({ group: name, version }))
}

function isResource(value: unknown): value is metav1.APIResource {
  return isRecord(value) && typeof value.name === 'string' && Array.isArray(value.verbs)
}

function resourcesOf({ group, version }: GroupVersion, list: unknown): DiscoveredResource[] {
  const items: unknown[] = isRecord(list) && Array.isArray(list.resources) ? list.resources : []
  return items
    .filter(isResource)
    .filter((item) => !item.name.includes('/'))
    .map(({ name: plural, kind, namespaced, verbs }) => ({ ref: { group, version, plural, kind, namespaced }, verbs }))
}

/** Each resource once, as upstream's ServerPreferredResources. Throws only when the groups themselves are not to be had. */
export async function discoverResources(client: ApiClient): Promise<Discovery> {
  const groups = await client.raw('/apis')
  const listed: unknown[] = isRecord(groups) && Array.isArray(groups.groups) ? groups.groups : []
  const versions = [{ group: '', version: 'v1' }, ...listed.flatMap(versionsOf)]
  const failures: { groupVersion: string; message: string }[] = []
  const lists = await Promise.all(
    versions.map(async (gv) => {
      const path = gv.group ? `/apis/${gv.group}/${gv.version}` : `/api/${gv.version}`
      try {
        return resourcesOf(gv, await client.raw(path))
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        failures.push({ groupVersion: gv.group ? `${gv.group}/${gv.version}` : gv.version, message })
        return []
      }
    }),
  )
  const found = new Map<string, DiscoveredResource>()
  for (const resource of lists.flat()) {
    const id = `${resource.ref.group}/${resource.ref.plural}`
    if (!found.has(id)) found.set(id, resource)
  }
  return { resources: [...found.values()], failures }
}
