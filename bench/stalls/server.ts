/** An API server as a process of its own that tells, over IPC, how long its main thread left others waiting. */
import { silentLogger, systemClock, systemRandom } from '@orrery/kit'
import { openLevelStore } from '@orrery/store'
import { serve } from '@orrery/apiserver'
import { StallMeter } from './stall-meter.js'

const [folder = ''] = process.argv.slice(2)
const store = await openLevelStore({ directory: folder })
const logger = {
  ...silentLogger,
  error: (fields: object) => console.error('server:', Reflect.get(fields, 'err') ?? fields),
}
const options = { disableAdmissionPlugins: ['ServiceAccount'] }
const parts = { store, clock: systemClock, random: systemRandom, logger, options, threads: 2 }
const server = serve(parts, { insecure: { host: '127.0.0.1', port: 0 } })
await server.start()
const meter = new StallMeter()
process.on('message', (message) => {
  if (message === 'start') meter.start()
  process.send?.(message === 'start' ? { started: true } : { stall: meter.stop() })
})
process.send?.({ url: server.insecureUrl })
