const scale = 2 ** 31

/** 1/n as the statistic match keeps it (31 bits) and iptables-save prints it: 0.33333333349 for 3. */
export function probability(n: number): string {
  return (Math.round(scale / n) / scale).toFixed(11)
}
