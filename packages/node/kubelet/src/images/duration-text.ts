/** Milliseconds as Go prints a duration rounded to the millisecond: `830ms`, `1.661s`, `2m3s`. */
export function durationText(ms: number): string {
  const whole = Math.round(ms)
  if (whole === 0) return '0s'
  if (whole < 1000) return `${whole}ms`
  const minutes = Math.floor(whole / 60_000)
  const hours = Math.floor(minutes / 60)
  const seconds = `${(whole % 60_000) / 1000}s`
  if (hours > 0) return `${hours}h${minutes % 60}m${seconds}`
  return minutes > 0 ? `${minutes}m${seconds}` : seconds
}
