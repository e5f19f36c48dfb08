import { creating, invalid, type BadInput, type Request } from '../bad-input.js'
import { good } from '../good-objects.js'
import { label, subdomain } from '../texts.js'

const { pod } = good
const volume = (source: object): Request => creating(pod, { '/spec/volumes': [{ name: 'v', ...source }] })
const mount = (mount: object): Request =>
  creating(pod, { '/spec/volumes': [{ name: 'v', emptyDir: {} }], '/spec/containers/0/volumeMounts': [{ name: 'v', mountPath: '/a', ...mount }] })

/** Volumes of pods and their mounts. */
export const volumes: readonly BadInput[] = [
  {
    name: 'no name', request: creating(pod, { '/spec/volumes': [{ emptyDir: {} }] }),
    answer: invalid('Pod "x"', 'spec.volumes[0].name: Required value'),
  },
  {
    name: 'a name in capitals', request: creating(pod, { '/spec/volumes': [{ name: 'V', emptyDir: {} }] }),
    answer: invalid('Pod "x"', `spec.volumes[0].name: Invalid value: "V": ${label}`),
  },
  {
    name: 'the same name twice',
    request: creating(pod, { '/spec/volumes': [{ name: 'v', emptyDir: {} }, { name: 'v', emptyDir: {} }] }),
    answer: invalid('Pod "x"', 'spec.volumes[1].name: Duplicate value: "v"'),
  },
  {
    name: 'two sources', request: volume({ emptyDir: {}, hostPath: { path: '/a' } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type'),
  },
  {
    name: 'an empty directory of a size below zero', request: volume({ emptyDir: { sizeLimit: '-1' } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'),
  },
  {
    name: 'a path of the host that goes up', request: volume({ hostPath: { path: '/a/../b' } }),
    answer: invalid('Pod "x"', `spec.volumes[0].hostPath.path: Invalid value: "/a/../b": must not contain '..'`),
  },
  {
    name: 'an unknown type of path', request: volume({ hostPath: { path: '/a', type: 'Pipe' } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].hostPath.type: Unsupported value: "Pipe": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"'),
  },
  {
    name: 'a config map without name', request: volume({ configMap: {} }),
    answer: invalid('Pod "x"', 'spec.volumes[0].configMap.name: Required value'),
  },
  {
    name: 'a key without path', request: volume({ configMap: { name: 'm', items: [{ key: 'k' }] } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].configMap.items[0].path: Required value'),
  },
  {
    name: 'a path that goes up',
    request: volume({ secret: { secretName: 's', items: [{ key: 'k', path: '../a' }] } }),
    answer: invalid('Pod "x"', `spec.volumes[0].secret.items[0].path: Invalid value: "../a": must not contain '..'`),
  },
  {
    name: 'a mode past what there is', request: volume({ secret: { secretName: 's', defaultMode: 512 } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive'),
  },
  {
    name: 'a secret without name', request: volume({ secret: {} }),
    answer: invalid('Pod "x"', 'spec.volumes[0].secret.secretName: Required value'),
  },
  {
    name: 'a claim without name', request: volume({ persistentVolumeClaim: {} }),
    answer: invalid('Pod "x"', 'spec.volumes[0].persistentVolumeClaim.claimName: Required value'),
  },
  {
    name: 'a field that is not there',
    request: volume({ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nope' } }] } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].downwardAPI.fieldRef.fieldPath: Invalid value: "spec.nope": error converting fieldPath: field label not supported: spec.nope'),
  },
  {
    name: 'a token that lasts too short',
    request: volume({ projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 599 } }] } }),
    answer: invalid(
      'Pod "x"',
      'spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes',
      'spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set',
    ),
  },
  {
    name: 'two projections of one path',
    request: volume({ projected: { sources: [{ configMap: { name: 'a', items: [{ key: 'k', path: 'p' }] } }, { secret: { name: 'b', items: [{ key: 'k', path: 'p' }] } }] } }),
    answer: invalid('Pod "x"', 'spec.volumes[0].projected: Invalid value: "b": conflicting duplicate paths'),
  },
  {
    name: 'a share without server', request: volume({ nfs: { path: 'a' } }),
    answer: invalid(
      'Pod "x"',
      'spec.volumes[0].nfs.server: Required value',
      'spec.volumes[0].nfs.path: Invalid value: "a": must be an absolute path',
    ),
  },
  {
    name: 'a driver without name', request: volume({ csi: { driver: '' } }),
    answer: invalid(
      'Pod "x"',
      'spec.volumes[0].csi.driver: Required value',
      `spec.volumes[0].csi.driver: Invalid value: "": ${subdomain}`,
    ),
  },
  {
    name: 'a claim of its own of nothing', request: volume({ ephemeral: { volumeClaimTemplate: { spec: {} } } }),
    answer: invalid(
      'Pod "x"',
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required',
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value',
    ),
  },
  {
    name: 'a mount of what is not there',
    request: creating(pod, { '/spec/containers/0/volumeMounts': [{ name: 'none', mountPath: '/a' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts[0].name: Not found: "none"'),
  },
  {
    name: 'a mount nowhere', request: mount({ mountPath: '' }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts[0].mountPath: Required value'),
  },
  {
    name: 'a mount of a part outside', request: mount({ subPath: '../a' }),
    answer: invalid('Pod "x"', `spec.containers[0].volumeMounts.subPath: Invalid value: "../a": must not contain '..'`),
  },
  {
    name: 'a mount of two parts', request: mount({ subPath: 'a', subPathExpr: '$(A)' }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts[0].subPathExpr: Invalid value: "$(A)": subPathExpr and subPath are mutually exclusive'),
  },
  {
    name: 'two mounts at one path',
    request: creating(pod, { '/spec/volumes': [{ name: 'v', emptyDir: {} }], '/spec/containers/0/volumeMounts': [{ name: 'v', mountPath: '/a' }, { name: 'v', mountPath: '/a' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/a": must be unique'),
  },
  {
    name: 'an unknown propagation', request: mount({ mountPropagation: 'Both' }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"'),
  },
  {
    name: 'a propagation back without privilege', request: mount({ mountPropagation: 'Bidirectional' }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers'),
  },
  {
    name: 'all of it read-only, and not read-only', request: mount({ recursiveReadOnly: 'Enabled' }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true'),
  },
  {
    name: 'a device of what is no block',
    request: creating(pod, { '/spec/volumes': [{ name: 'v', emptyDir: {} }], '/spec/containers/0/volumeDevices': [{ name: 'v', devicePath: '/dev/a' }] }),
    answer: invalid('Pod "x"', 'spec.containers[0].volumeDevices[0].name: Invalid value: "v": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'),
  },
]
