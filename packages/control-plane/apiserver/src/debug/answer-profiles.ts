import type { Response } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { reply, textReply } from '../request/reply.js'
import { Profiler, ProfilerBusy } from './profiler.js'
import { profilesPage } from './pages.js'
import { profiles, type Profile } from './profiles.js'

export const profilesRoot = '/debug/pprof'

/** Longer, and the profile itself would hold the process up when it is written. */
const mostSeconds = 60

const sniffless = { 'x-content-type-options': 'nosniff' }

function plain(exchange: Exchange, status: number, text: string): Response {
  const response = textReply(exchange, status, `${text}\n`)
  return { ...response, headers: { ...response.headers, ...sniffless } }
}

/** Anything that is no positive number of seconds is not meant, as upstream. */
function secondsOf({ query }: Exchange, profile: Profile): number {
  const asked = Number(query.get('seconds') ?? '')
  return Number.isFinite(asked) && asked > 0 ? asked : profile.seconds
}

async function record(exchange: Exchange, profile: Profile, profiler: Profiler): Promise<Response> {
  const { services, request } = exchange
  const seconds = secondsOf(exchange, profile)
  if (seconds > mostSeconds) return plain(exchange, 400, `profile duration exceeds the ${mostSeconds} seconds it may last`)
  try {
    const recorded = await profiler.record(profile, () => services.clock.sleep(seconds * 1000, request.signal))
    const response = reply(exchange, 200, 'application/octet-stream', Buffer.from(JSON.stringify(recorded)))
    const file = `attachment; filename="${profile.name}.${profile.extension}"`
    return { ...response, headers: { ...response.headers, ...sniffless, 'content-disposition': file } }
  } catch (error) {
    if (!(error instanceof ProfilerBusy)) throw error
    return plain(exchange, 500, 'Could not enable profiling: profiling already in use')
  }
}

/** `/debug/pprof/...`: a page that lists the profiles, and each of them. */
export function answerProfiles(): (exchange: Exchange) => Promise<Response> {
  const profiler = new Profiler()
  return (exchange) => {
    const { path } = exchange
    if (path === profilesRoot) {
      const response = reply(exchange, 302, 'text/html; charset=utf-8', Buffer.from(`<a href="${profilesRoot}/">Found</a>.\n\n`))
      return Promise.resolve({ ...response, headers: { ...response.headers, location: `${profilesRoot}/` } })
    }
    const name = path.slice(profilesRoot.length + 1)
    if (name === '') {
      const page = reply(exchange, 200, 'text/html; charset=utf-8', Buffer.from(profilesPage(profiles)))
      return Promise.resolve({ ...page, headers: { ...page.headers, ...sniffless } })
    }
    const profile = profiles.find((each) => each.name === name)
    return profile ? record(exchange, profile, profiler) : Promise.resolve(plain(exchange, 404, 'Unknown profile'))
  }
}
