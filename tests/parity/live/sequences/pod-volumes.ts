import { container, tryVolumes } from './pod-parts.js'
import type { Sequence } from './step.js'

export const podVolumes: Sequence = {
  name: 'pods/volumes',
  steps: [
    tryVolumes([{ emptyDir: {}, hostPath: { path: '/a/../b', type: 'Foo' }, secret: { secretName: 'x' } }]),
    tryVolumes([
      {
        projected: {
          sources: [
            {
              secret: {
                name: 's',
                items: [
                  { key: 'a', path: 'x' },
                  { key: 'b', path: 'x/y' },
                ],
              },
            },
            { configMap: { name: 'c', items: [{ key: 'a', path: 'x' }] } },
            { downwardAPI: { items: [{ path: 'x', fieldRef: { fieldPath: 'metadata.name' } }] } },
            { secret: { name: '' }, configMap: {} },
            {},
          ],
        },
      },
    ]),
    tryVolumes(
      [
        {
          projected: {
            defaultMode: 1000,
            sources: [
              { serviceAccountToken: { path: '', expirationSeconds: 5 } },
              { serviceAccountToken: { path: '../x', expirationSeconds: 4294967297 } },
            ],
          },
        },
      ],
      { serviceAccountName: 'default' },
    ),
    tryVolumes([
      {
        projected: {
          sources: [{ clusterTrustBundle: { path: 'x' } }, { podCertificate: { signerName: 'x', keyType: 'y' } }],
        },
      },
    ]),
    tryVolumes([
      {
        downwardAPI: {
          items: [
            { path: '..x' },
            { path: '', fieldRef: { fieldPath: 'metadata.name' }, resourceFieldRef: { resource: 'limits.cpu' } },
            { path: 'a', mode: 1000, resourceFieldRef: { resource: 'limits.cpu' } },
          ],
        },
      },
    ]),
    tryVolumes([{ image: { reference: 'x', pullPolicy: 'Bad' } }], {
      containers: [container({ volumeMounts: [{ name: 'v0', mountPath: '/a' }] })],
    }),
    tryVolumes([{ emptyDir: { medium: 'Foo', sizeLimit: '-1' } }]),
    tryVolumes([
      { ephemeral: {} },
      { ephemeral: { volumeClaimTemplate: { spec: {} } } },
      { persistentVolumeClaim: { claimName: 'p-v1' } },
    ]),
  ],
}
