import type { corev1 } from '@orrery/api'
import type { Startable } from '@orrery/kit'
import { serveHttp, type HttpServer, type Request, type Response, type Upgrade } from '@orrery/transport'
import type { PodManager } from '../pod-manager.js'
import type { Services } from '../services.js'
import { containerLogs } from './container-logs.js'
import { dialPod } from './dial.js'
import { machineInfo } from './machine-info.js'
import { json, match, text, type Route } from './route.js'
import { statsSummary } from './stats.js'

/**
 * The kubelet's own HTTP server: what runs here, logs, connections to pods. Over TLS every request needs a verified
 * client certificate.
 */
export class KubeletServer implements Startable {
  readonly #services: Services
  readonly #manager: PodManager
  readonly #routes: readonly Route[]
  readonly #http: HttpServer | undefined

  constructor(services: Services, manager: PodManager, node: () => corev1.Node) {
    this.#services = services
    this.#manager = manager
    this.#routes = this.#table(node)
    const { server } = services.options
    this.#http = server && serveHttp({
      ...server,
      handler: (request) => this.handle(request),
      upgrade: (request) => this.upgrade(request),
      logger: services.logger,
      clock: services.clock,
    })
  }

  get port(): number {
    try {
      return this.#http?.address.port ?? 0
    } catch {
      return this.#services.options.server?.port ?? 0
    }
  }

  async start(): Promise<void> {
    await this.#http?.start()
  }

  async stop(): Promise<void> {
    await this.#http?.stop()
  }

  async handle(request: Request): Promise<Response> {
    if (!this.#known(request)) return text(401, 'Unauthorized')
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Method Not Allowed\n')
    const found = match(this.#routes, request.target)
    if (!found) return text(404, '404 page not found\n')
    try {
      return await found.route.answer(request, found.params, found.query)
    } catch (error) {
      this.#services.logger.warn({ target: request.target, err: error }, 'request failed')
      return text(500, `${error instanceof Error ? error.message : String(error)}\n`)
    }
  }

  async upgrade(request: Request): Promise<Response | Upgrade> {
    if (!this.#known(request)) return text(401, 'Unauthorized')
    const pattern = '/dial/:namespace/:pod/:port'
    const found = match([{ pattern, answer: () => Promise.resolve(text(404, '')) }], request.target)
    if (!found || request.headers['upgrade'] !== 'tcp') return this.handle(request)
    const { namespace = '', pod = '', port = '' } = found.params
    return dialPod(this.#services, this.#pod(namespace, pod), port)
  }

  #known({ peer }: Request): boolean {
    return this.#services.options.server?.tls === undefined || peer.certificate !== undefined
  }

  #pod(namespace: string, name: string): corev1.Pod | undefined {
    return this.#manager.pods().find(({ metadata }) => metadata.namespace === namespace && metadata.name === name)
  }

  #table(node: () => corev1.Node): readonly Route[] {
    const alive = (): Promise<Response> => Promise.resolve(text(200, 'ok'))
    const podList = (): object => ({ kind: 'PodList', apiVersion: 'v1', metadata: {}, items: this.#manager.pods() })
    return [
      { pattern: '/healthz', answer: alive },
      { pattern: '/healthz/ping', answer: alive },
      { pattern: '/pods', answer: () => Promise.resolve(json(podList())) },
      { pattern: '/spec', answer: () => Promise.resolve(json(machineInfo(node()))) },
      { pattern: '/stats', answer: async () => json(await statsSummary(this.#services, this.#manager.pods())) },
      { pattern: '/stats/summary', answer: async () => json(await statsSummary(this.#services, this.#manager.pods())) },
      {
        pattern: '/containerLogs/:namespace/:pod/:container',
        answer: (request, { namespace = '', pod = '', container = '' }, query) =>
          containerLogs(this.#services, this.#pod(namespace, pod), container, request, query),
      },
    ]
  }
}
