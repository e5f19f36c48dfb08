const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):([0-5]\d):[0-5]\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** RFC 3339 as Go's time package reads it, in the years of protocol buffers' timestamps. */
export function isTimestamp(text: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0] = (form.exec(text) ?? []).slice(1).map(Number)
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24
}
