import { expect, it } from 'vitest'
import { leveledLogger } from './leveled-logger.js'
import { silentLogger, type Logger } from './logger.js'

function recorded(lines: string[], prefix = ''): Logger {
  const write = (level: string) => (_: object, message: string) => void lines.push(`${prefix}${level} ${message}`)
  return {
    ...silentLogger,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => recorded(lines, `${prefix}${JSON.stringify(fields)} `),
  }
}

it('writes more or less, in all its children', () => {
  const lines: string[] = []
  const logger = leveledLogger(recorded(lines), { initial: 'warn', lowest: 'warn', flush: () => {} })
  const child = logger.child({ a: 1 })
  const all = (): string[] => {
    lines.length = 0
    for (const each of [logger, child]) for (const level of ['debug', 'info', 'warn', 'error'] as const) each[level]({}, 'x')
    return [...lines]
  }
  expect(all()).toEqual(['warn x', 'error x', '{"a":1} warn x', '{"a":1} error x'])
  child.setVerbosity?.(4)
  expect(all()).toHaveLength(8)
  logger.setVerbosity?.(3)
  expect(all()).toHaveLength(4)
})

it('tells when it cannot write', () => {
  const flush = (): void => {
    throw new Error('no space')
  }
  expect(() => leveledLogger(silentLogger, { initial: 'info', lowest: 'info', flush }).child({}).flush?.()).toThrow('no space')
})
