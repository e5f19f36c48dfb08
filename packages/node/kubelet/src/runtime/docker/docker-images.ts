import type Docker from 'dockerode'
import { RuntimeError, type ImageStatus } from '../contract.js'
import { answer, ask } from './engine-error.js'

interface PullStep {
  error?: string
}

/** The engine's images. */
export class DockerImages {
  readonly #docker: Docker
  readonly #references = new Map<string, string>()

  constructor(docker: Docker) {
    this.#docker = docker
  }

  async pull(image: string): Promise<string> {
    const stream = await answer(this.#docker.pull(image))
    await new Promise<void>((resolve, reject) => {
      this.#docker.modem.followProgress(stream, (error: Error | null, steps: PullStep[] | undefined) => {
        const failed = error?.message ?? steps?.find((step) => step.error !== undefined)?.error
        if (failed === undefined) resolve()
        else reject(new RuntimeError('refused', failed))
      })
    })
    const pulled = await this.status(image)
    if (!pulled) throw new RuntimeError('not-found', `image ${image} is not there after its pull`)
    return pulled.id
  }

  async status(image: string): Promise<ImageStatus | undefined> {
    const info = await ask(this.#docker.getImage(image).inspect(), [404])
    return info && imageStatus(info)
  }

  async list(): Promise<ImageStatus[]> {
    return (await answer(this.#docker.listImages())).map(imageStatus)
  }

  /** How a container's status names its image: by a repository's digest where there is one. */
  async reference(imageId: string): Promise<string> {
    const known = this.#references.get(imageId)
    if (known !== undefined) return known
    const digest = (await this.status(imageId))?.digests[0]
    const reference = digest === undefined ? `docker://${imageId}` : `docker-pullable://${digest}`
    this.#references.set(imageId, reference)
    return reference
  }
}

interface EngineImage {
  Id: string
  RepoTags?: string[] | null | undefined
  RepoDigests?: string[] | null | undefined
  Size: number
}

function imageStatus({ Id, RepoTags, RepoDigests, Size }: EngineImage): ImageStatus {
  const named = (names: readonly string[] | null | undefined): string[] =>
    (names ?? []).filter((name) => !name.startsWith('<none>'))
  return { id: Id, tags: named(RepoTags), digests: named(RepoDigests), sizeBytes: Size }
}
