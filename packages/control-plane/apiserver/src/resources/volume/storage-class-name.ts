import type { ApiObject } from '@orrery/api'

const annotation = 'volume.beta.kubernetes.io/storage-class'

/** The class of a volume or a claim: the annotation that was there before the field still comes first. */
export function storageClassName({ metadata, spec }: ApiObject & { spec: { storageClassName?: string } }): string {
  return metadata.annotations?.[annotation] ?? spec.storageClassName ?? ''
}
