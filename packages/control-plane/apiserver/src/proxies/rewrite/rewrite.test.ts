import { deflateRawSync, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib'
import { array, assert, constantFrom, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBody, type Response } from '@orrery/transport'
import { HtmlRewriter } from './html-rewriter.js'
import { rewriteReply } from './rewrite-reply.js'
import { rewriteUrl } from './rewrite-url.js'

const prefix = '/api/v1/namespaces/default/services/web/proxy'
const page = { backend: '10.0.0.1:80', host: 'api:6443', prefix }
const rewrite = (link: string): string => rewriteUrl(link, page)

describe('links', () => {
  it.each([
    ['/a', `${prefix}/a`],
    ['/', `${prefix}/`],
    ['/a/?b=c&d#e', `${prefix}/a/?b=c&d#e`],
    ['/a//b/../c', `${prefix}/a/c`],
    ['/a%20b', `${prefix}/a%20b`],
    ['/a%2Fb', `${prefix}/a/b`],
    ["/it's(1)!*", `${prefix}/it%27s%281%29%21%2A`],
    ['/ä', `${prefix}/%C3%A4`],
    ['http://10.0.0.1:80/a', `${prefix}/a`],
    ['//10.0.0.1:80/a', `${prefix}/a`],
    ['https://api:6443/a', `https://api:6443${prefix}/a`],
    [`https://api:6443${prefix}/a%2Fb`, `https://api:6443${prefix}/a%2Fb`],
    [`${prefix}/a`, `${prefix}/a`],
  ])('%s leads to %s', (link, to) => expect(rewrite(link)).toBe(to))

  it.each([
    'a', './a', '../a', '?a', '#a', '', 'http://other/a', '//other/a', 'http://10.0.0.1/a', 'mailto:a@b', 'data:text/plain,a',
    '/%zz', 'http://10.0.0.1:x/a', '/a\u0001',
  ])('%j stays', (link) => expect(rewrite(link)).toBe(link))
})

const html = (text: string): string => {
  const rewriter = new HtmlRewriter(rewrite)
  return rewriter.write(text) + rewriter.end()
}

describe('pages', () => {
  it.each([
    ['<a href="/x">/x</a>', `<a href="${prefix}/x">/x</a>`],
    ["<A HREF='/x' Class=b>", `<a href="${prefix}/x" class="b">`],
    ['<img src=/x/ usemap = "/y" alt="/z"/>', `<img src="${prefix}/x/" usemap="${prefix}/y" alt="/z"/>`],
    ['<input disabled formaction=/x>', `<input disabled="" formaction="${prefix}/x">`],
    ['<a href="/x?a=1&amp;b=&quot;">', `<a href="${prefix}/x?a=1&amp;b=&#34;">`],
    ['<a title="a > b &eacute; &#8364;" href=x>', '<a title="a &gt; b &eacute; \u20ac" href="x">'],
    ['<p src="/x">', '<p src="/x">'],
    ['<!-- <a href="/x"> --><a href="/y">', `<!-- <a href="/x"> --><a href="${prefix}/y">`],
    ['<!DOCTYPE html><?x <a?>', '<!DOCTYPE html><?x <a?>'],
    ['<script src="/s">if (a<b) "<a href=\'/x\'>"</SCRIPT ><a href="/y">',
      `<script src="${prefix}/s">if (a<b) "<a href='/x'>"</SCRIPT ><a href="${prefix}/y">`],
    ['1 < 2 <3 <a href="/x', '1 < 2 <3 <a href="/x'],
    ['<textarea><a href="/x">', '<textarea><a href="/x">'],
  ])('%s', (before, after) => expect(html(Buffer.from(before).toString('latin1'))).toBe(Buffer.from(after).toString('latin1')))

  it('are the same in pieces of any size', () => {
    const part = constantFrom('<', 'a href="/x"', '>', '</', '<!--', '--', '!', 'script', '/', '"', "'", '=', ' ', 'b', '<style>', '</style>')
    const cut = tuple(array(part, { maxLength: 30 }), array(nat(40), { maxLength: 8 }))
    assert(
      property(cut, ([parts, sizes]) => {
        const text = parts.join('')
        const rewriter = new HtmlRewriter(rewrite)
        let rest = text
        let said = ''
        for (const size of sizes) {
          said += rewriter.write(rest.slice(0, size))
          rest = rest.slice(size)
        }
        expect(said + rewriter.write(rest) + rewriter.end()).toBe(html(text))
      }),
    )
  })

  it('hold nothing back that is surely no tag', () => {
    const rewriter = new HtmlRewriter(rewrite)
    expect(rewriter.write('text <b>bold</b> and <a hr')).toBe('text <b>bold</b> and ')
    expect(rewriter.write('ef="/x"><!-- long')).toBe(`<a href="${prefix}/x"><!-- l`)
  })
})

it('a page that is one endless tag does not hold the server up', () => {
  const rewriter = new HtmlRewriter(rewrite)
  const text = '<a'.repeat(1 << 20)
  const from = performance.now()
  expect(rewriter.write(text) + rewriter.end()).toBe(text)
  expect(performance.now() - from).toBeLessThan(1000)
})

describe('replies', () => {
  const before = Buffer.from('<a href="/x">ä</a>')
  const after = `<a href="${prefix}/x">ä</a>`
  const reply = (headers: Response['headers'], body: Response['body'] = before): Response => ({ status: 200, headers, body })
  const bytes = async ({ body }: Response): Promise<Buffer> => Buffer.from(await readBody(body, 1 << 20))

  it.each([
    ['', (text: Buffer) => text, (text: Buffer) => text],
    ['gzip', gzipSync, gunzipSync],
    ['deflate', deflateRawSync, inflateRawSync],
  ])('with pages in coding %j are rewritten', async (coding, encode, decode) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': '18', ...(coding && { 'content-encoding': coding }) }
    const shown = rewriteReply(reply(headers, encode(before)), 'GET', page)
    expect(decode(await bytes(shown)).toString()).toBe(after)
    expect([shown.headers['content-length'], shown.headers['content-encoding']]).toEqual([undefined, coding || undefined])
  })

  it.each([
    [{ 'content-type': 'text/plain', 'content-length': '18' }],
    [{ 'content-type': 'text/html', 'content-encoding': 'br' }],
    [{}],
  ])('%j pass as they are', (headers) => {
    const passed = reply(headers)
    expect(rewriteReply(passed, 'GET', page)).toBe(passed)
  })

  it('with a place to go to have no other link changed', async () => {
    const shown = rewriteReply({ ...reply({ location: '/y', 'content-type': 'text/html' }), status: 302 }, 'GET', page)
    expect([shown.headers['location'], await bytes(shown)]).toEqual([`${prefix}/y`, before])
  })

  it('that break off break off', async () => {
    const torn = gzipSync(before).subarray(0, 20)
    const shown = rewriteReply(reply({ 'content-type': 'text/html', 'content-encoding': 'gzip' }, torn), 'GET', page)
    await expect(bytes(shown)).rejects.toThrow('unexpected end of file')
  })

  it('nobody reads any more are given up', async () => {
    let left = false
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield before
      } finally {
        left = true
      }
    }
    const { body } = rewriteReply(reply({ 'content-type': 'text/html' }, endless()), 'GET', page)
    for await (const chunk of body as AsyncIterable<Uint8Array>) if (chunk.length > 0) break
    expect(left).toBe(true)
  })
})
