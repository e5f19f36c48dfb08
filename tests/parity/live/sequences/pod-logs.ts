import { nodes, pods, services } from './collections.js'
import { object, pod } from './objects.js'
import { get, merge, patch, post, put, remove, type Sequence } from './step.js'

export const podLogs: Sequence = {
  name: 'sub/logs',
  steps: [
    post(
      pods,
      pod('p', {
        containers: [
          { name: 'a', image: 'i' },
          { name: 'b', image: 'i' },
        ],
        initContainers: [{ name: 'c', image: 'i' }],
      }),
    ),
    ...[
      '',
      '?container=a',
      '?container=zzz',
      '?container=c',
      '?tailLines=x',
      '?container=a&tailLines=-1',
      '?container=a&limitBytes=0',
      '?container=a&sinceSeconds=0',
      '?container=a&sinceSeconds=5&sinceTime=2024-01-01T00:00:00Z',
      '?container=a&sinceTime=x',
      '?container=a&follow=maybe',
      '?container=a&stream=Bad',
      '?container=a&stream=Stdout&tailLines=4',
      '?container=a&previous=true',
      '?container=a&timestamps=x',
    ].map((query) => get(`${pods}/p/log${query}`)),
    ...[
      'log',
      'exec',
      'attach',
      'portforward',
      'proxy',
      'status',
      'ephemeralcontainers',
      'resize',
      'eviction',
      'binding',
      'nope',
      'token',
      'scale',
    ].flatMap((name) => [
      get(`${pods}/p/${name}`),
      get(`${pods}/none/${name}`),
      post(`${pods}/p/${name}`, {}),
      remove(`${pods}/p/${name}`),
      put(`${pods}/none/${name}`, pod('none')),
      patch(`${pods}/none/${name}`, merge, {}),
    ]),
    post(pods, pod('single', { nodeName: 'node-1' })),
    get(`${pods}/single/log`),
    post(services, object('v1', 'Service', 's', { spec: { ports: [{ port: 80, name: 'http' }] } })),
    ...['s', 's:http', 's:80', 's:81', 's:nope', 'https:s:http', 'none', 'a:b:c:d'].map((name) =>
      get(`${services}/${name}/proxy/`),
    ),
    ...['p', 'p:80', 'p:http', 'https:p:80', 'none', 'p:99999', 'p:0'].map((name) =>
      get(`${pods}/${name}/proxy/`),
    ),
    get(`${nodes}/none/proxy/`),
    get(`${nodes}/none:10250/proxy/`),
  ],
}
