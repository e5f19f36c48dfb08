import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientPrograms, eventually, startProcessCluster, type Outcome, type ProcessCluster } from '@orrery/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}/manifest.yaml`, import.meta.url))

let cluster: ProcessCluster
const kubectl = (line: string, input?: string): Promise<Outcome> => cluster.kubectl(line.split(' '), input)

/** What upstream prints too. */
const deprecation = 'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n'

async function prints(line: string, ...patterns: readonly RegExp[]): Promise<void> {
  await eventually(async () => {
    const { code, stdout, stderr } = await kubectl(line)
    expect({ code, stderr: stderr.replace(deprecation, '') }).toEqual({ code: 0, stderr: '' })
    for (const pattern of patterns) expect(stdout).toMatch(pattern)
  })
}

describe('kubectl 1.35 against a hollow cluster', () => {
  beforeAll(async () => {
    cluster = await startProcessCluster({ flags: ['--runtime=hollow', '--nodes=2'] })
    for (const name of ['02-replication-controller', '03-mysql-service']) await kubectl(`create -f ${example(name)}`)
    await cluster.kubectl(['run', 'one', '--image=busybox:1.28.4', '--', 'sh', '-c', 'echo hello; sleep 3600'])
  })
  afterAll(() => cluster.remove())

  it.each<[string, ...RegExp[]]>([
    ['cluster-info', /control plane.* is running at .*http:\/\/127\.0\.0\.1/],
    ['version', /Server Version: v1\.34\./],
    ['api-resources', /^replicationcontrollers +rc +v1 +true +ReplicationController$/m, /^deployments +deploy +apps\/v1/m],
    ['api-versions', /^apps\/v1$/m, /^v1$/m],
    ['get pods -o wide', /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES$/m, /10\.244\.\d+\.\d+ +node-\d/],
    ['get nodes -o wide', /INTERNAL-IP +EXTERNAL-IP +OS-IMAGE +KERNEL-VERSION +CONTAINER-RUNTIME/, /^node-1 +Ready/m],
    ['get rc -o wide', /^NAME +DESIRED +CURRENT +READY +AGE +CONTAINERS +IMAGES +SELECTOR$/m, /^web +2 +2 +2/m],
    ['get svc -o wide', /^mysql-service +NodePort +10\.\d+\.\d+\.\d+ +<none> +3306:30964\/TCP/m, /^kubernetes +ClusterIP +10\.96\.0\.1 /m],
    ['get ep', /^mysql-service +10\.244\.\d+\.\d+:3306,10\.244\.\d+\.\d+:3306/m],
    ['get ns', /^default +Active/m, /^kube-node-lease +Active/m],
    ['get events', /Scheduled +pod\/one +Successfully assigned default\/one to node-/],
    ['get rc web -o yaml', /^kind: ReplicationController$/m, /^ {2}readyReplicas: 2$/m],
    ['get pods -l app=web --no-headers', /^web-\w{5} +1\/1 +Running/m],
    ['get pods --field-selector status.phase=Running -o name', /^pod\/one$/m],
    ['get pod one -o jsonpath={.status.qosClass}', /^BestEffort$/],
    ['describe pod one', /^Status: +Running$/m, /Normal +Started +.*kubelet +.*Started container one/],
    ['describe node node-1', /Ready +True .*KubeletReady/, /^PodCIDR: +10\.244\.\d\.0\/24$/m],
    ['describe rc web', /Pods Status: +2 Running \/ 0 Waiting/, /SuccessfulCreate/],
    ['describe svc mysql-service', /NodePort: .*30964\/TCP/, /Endpoints: +10\.244/],
    ['describe ep mysql-service', /Addresses: +10\.244/],
    ['describe ns default', /Status: +Active/],
    ['logs one', /^hello$/m],
    ['explain rc.spec', /FIELD: spec <ReplicationControllerSpec>/, /replicas\t<integer>/],
    ['explain pods --recursive', /containers\t<\[\]Container> -required-/],
    ['annotate rc web note=here', /annotated/],
    ['label rc web tier=front', /labeled/],
    ['get rc -l tier=front -o name', /^replicationcontroller\/web$/m],
    ['create ns demo', /namespace\/demo created/],
    ['create deployment web --image=nginx -n demo', /deployment.apps\/web created/],
    ['get deployment web -n demo', /^web +0\/1 +0 +0/m],
    ['scale rc web --replicas=3', /replicationcontroller\/web scaled/],
    ['get rc web', /^web +3 +3 +3/m],
    ['get all', /^replicationcontroller\/web/m, /^service\/kubernetes/m],
    ['patch rc web -p {"metadata":{"labels":{"patched":"yes"}}}', /patched/],
    ['delete ns demo', /namespace "demo" deleted/],
  ])('%s', async (line, ...patterns) => prints(line, ...patterns))

  it('apply changes what differs and nothing else', async () => {
    const manifest = example('01-first-pod')
    const tell = async (): Promise<string> => (await kubectl(`apply -f ${manifest}`)).stdout
    expect(await tell()).toMatch(/pod\/hello created/)
    expect(await tell()).toMatch(/pod\/hello unchanged/)
    expect((await kubectl(`diff -f ${manifest}`)).code).toBe(0)
    expect((await kubectl(`delete -f ${manifest}`)).stdout).toMatch(/pod "hello" deleted/)
  })

  it('edit writes what the editor leaves', async () => {
    const editor = join(cluster.dataDir, 'editor.sh')
    writeFileSync(editor, '#!/bin/sh\nsed -i "s/replicas: 3/replicas: 1/" "$1"\n', { mode: 0o755 })
    const { stdout } = await cluster.kubectl(['edit', 'rc', 'web'], '', { KUBE_EDITOR: editor })
    expect(stdout).toMatch(/replicationcontroller\/web edited/)
    await prints('get rc web', /^web +1 +1 +1/m)
  })

  it('get -w shows changes as they happen', async () => {
    const child = spawn(clientPrograms().kubectl, ['--server', cluster.url, 'get', 'pods', '-w'], { stdio: 'pipe' })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (seen += chunk))
    await eventually(() => expect(seen).toMatch(/one +1\/1/))
    await kubectl('run watched --image=busybox:1.28.4 -- sleep 3600')
    await eventually(() => expect(seen).toMatch(/watched +1\/1 +Running/))
    expect(seen).toMatch(/watched +0\/1 +Pending/)
    child.kill()
  })

  it('deletes dependents with their owner, or leaves them when asked to', async () => {
    await prints('get pods -l mysql-service=true -o name', /pod\/mysql/)
    expect((await kubectl('delete rc mysql --cascade=orphan')).stdout).toMatch(/deleted/)
    await prints('get pods -l mysql-service=true -o jsonpath={.items[*].metadata.ownerReferences}', /^$/)
    expect((await kubectl('get pods -l mysql-service=true -o name')).stdout.split('\n').filter(Boolean)).toHaveLength(2)
    expect((await kubectl('delete rc web')).stdout).toMatch(/deleted/)
    await eventually(async () => {
      expect((await kubectl('get pods -l app=web -o name')).stdout).toBe('')
    })
  })

  it.each([
    ['get pod nothing', /Error from server \(NotFound\): pods "nothing" not found/],
    ['get rc -l a=(', /unable to parse requirement|invalid|couldn't parse/],
    ['create ns default', /Error from server \(AlreadyExists\): namespaces "default" already exists/],
    ['run Bad_Name --image=x', /invalid|Invalid value: "Bad_Name"/i],
    ['scale rc nothing --replicas=2', /not found/],
    ['logs one -c other', /container other is not valid for pod one/],
  ])('says what is wrong with: %s', async (line, pattern) => {
    const { code, stderr } = await kubectl(line)
    expect(code).not.toBe(0)
    expect(stderr).toMatch(pattern)
  })
})
