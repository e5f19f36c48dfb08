import { expect, it } from 'vitest'
import { layOut, layoutOf } from '../../build/layout.js'
import { descriptions } from './descriptions.js'

const full = 'One of:\n  * a  thing\n\nOr none.  Two spaces stay.'
const flat = 'One of:   * a  thing  Or none.  Two spaces stay.'

it('finds where lines end, and ends them there', () => {
  expect(layoutOf(flat, full)).toBe('2:1+2 5:2')
  expect(layOut(flat, layoutOf(flat, full))).toBe(full)
})

it('keeps what holds before and behind words that differ', () => {
  const newer = 'One of:\n  * a  new\n  thing\n\nOr none.  Two spaces stay.'
  expect(layoutOf(flat, newer)).toBe('2:1+2 5:2')
  expect(layoutOf(flat, 'Another text.')).toBe('')
})

it('leaves a text of one line alone', () => {
  expect(layOut('a  b', '')).toBe('a  b')
})

it('gives descriptions their paragraphs back', async () => {
  expect((await descriptions()).field('metav1.ObjectMeta', 'creationTimestamp')).toMatch(/UTC\.\n\nPopulated/)
})
