import { findSecrets } from './canary'

const secret = 'p@ss w/örd+"42"'

describe('the search for a secret', () => {
  it.each([
    ['as it is', `x ${secret} y`, 'raw'],
    ['in bytes', Buffer.from(`\0\x05${secret}\xff`), 'raw'],
    ['URL-encoded', `https://u:${encodeURIComponent(secret)}@host`, 'url'],
    ['escaped', JSON.stringify({ a: secret }), 'escaped'],
    ['in hex', Buffer.from(secret).toString('hex'), 'hex'],
  ])('finds it %s', (_how, content, form) => {
    expect(findSecrets(content, secret)).toContain(form)
  })

  it.each(['', 'u', 'us', 'user:', 'longer name:'])(
    'finds it in the base64 of a text that begins with %j',
    (before) => {
      expect(findSecrets(Buffer.from(`${before}${secret} and more`).toString('base64'), secret)).toEqual([
        'base64',
      ])
      expect(findSecrets(Buffer.from(`${before}${secret}`).toString('base64url'), secret)).toEqual(['base64'])
    },
  )

  it('finds nothing where there is nothing', () => {
    expect(findSecrets('p@ss w/ord 42', secret)).toEqual([])
  })
})
