const units: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, 'µs': 1e-6, 'μs': 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 }

/** Nanoseconds are counted in 64 bits. */
const most = 2 ** 63 / 1e9

/** Whether Go's time.ParseDuration reads it. */
export function isGoDuration(text: string): boolean {
  const bare = text.replace(/^[+-]/, '')
  if (bare === '0') return true
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(bare)) return false
  const parts = [...bare.matchAll(/([\d.]+)([a-zµμ]+)/g)]
  return parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (units[unit] ?? 0), 0) <= most
}
