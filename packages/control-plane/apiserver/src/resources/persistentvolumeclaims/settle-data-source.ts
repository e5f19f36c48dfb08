import type { corev1 } from '@orrery/api'

type Spec = corev1.PersistentVolumeClaimSpec

/** What the older field could always name; clients that write anything else there mean nothing by it. */
function isClassic({ apiGroup, kind }: corev1.TypedLocalObjectReference): boolean {
  if (!apiGroup) return kind === 'PersistentVolumeClaim'
  return apiGroup === 'snapshot.storage.k8s.io' && kind === 'VolumeSnapshot'
}

/** In place: sources of other namespaces are behind a gate that is off, and garbage in the older field is passed over. */
function dropSources(spec: Spec, old: Spec | undefined): void {
  if (spec.dataSourceRef?.namespace && !old?.dataSourceRef) delete spec.dataSourceRef
  if (old?.dataSource || old?.dataSourceRef || spec.dataSourceRef) return
  if (spec.dataSource && !isClassic(spec.dataSource)) delete spec.dataSource
}

/** In place: the older and the newer field for what fills the volume agree, as long as it is in the same namespace. */
export function settleDataSource(spec: Spec, old?: Spec): void {
  dropSources(spec, old)
  const { dataSource, dataSourceRef } = spec
  if (dataSource && !dataSourceRef) spec.dataSourceRef = { ...dataSource }
  if (dataSource || !dataSourceRef || dataSourceRef.namespace) return
  const { namespace: _none, ...reference } = dataSourceRef
  spec.dataSource = reference
}
