import { findSecrets } from './secrets'

describe('the search for secrets', () => {
  const secret = `p@ss "word"'/+`
  const find = (text: string | Buffer): number => findSecrets([secret], [['here', text]]).length

  it.each([
    ['as it is', `x${secret}x`],
    ['quoted by bash', `'p@ss "word"'\\''/+'`],
    ['quoted by dash and ash', `'p@ss "word"'"'"'/+'`],
    ['URL-encoded', `https://jane:${encodeURIComponent(secret)}@host`],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['in the Base64 of a URL', Buffer.from(`a:${secret}`).toString('base64url')],
    ['in JSON', JSON.stringify({ secret })],
    ['in Base64', Buffer.from(secret).toString('base64')],
    ['in the Base64 of user:password', Buffer.from(`a:${secret}`).toString('base64')],
    ['in the Base64 of user:password', Buffer.from(`ab:${secret}\n`).toString('base64')],
    ['in the Base64 of user:password', Buffer.from(`abc:${secret}`).toString('base64')],
    ['among other bytes', Buffer.concat([Buffer.from([0xff, 0]), Buffer.from(secret), Buffer.from([0xfe])])],
  ])('finds one %s', (_form, text) => {
    expect(find(text)).toBeGreaterThan(0)
  })

  it('finds none where there is none, and says where it found one', () => {
    expect(find('p@ss word')).toBe(0)
    const found = findSecrets(
      ['aaaa', 'bbbb'],
      [
        ['log', 'x'],
        ['pod', 'a bbbb'],
      ],
    )
    expect(found).toEqual([{ where: 'pod', form: 'bbbb' }])
  })
})
