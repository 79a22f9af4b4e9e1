import { createServer as createTcpServer } from 'node:net'
import { expect, test } from 'vitest'
import { newAuthority } from './testing/authority.ts'
import { mutualStand, openMutual, serveMutual } from './testing/mutual-tls.ts'
import { pkcs12 } from './testing/pkcs12.ts'
import { everythingIn, listening } from './testing/server.ts'

const empty = { type: 'application/json', text: '{}' }
const label = 'POST auth'

test('both sides show a certificate, and the call goes through', async () => {
  const { identity, accepting } = mutualStand()
  await using server = await serveMutual(accepting)
  await using http = openMutual(identity)
  expect((await http.post({ url: server.url, label }, empty)).text).toBe('relying party')
})

test('a certificate in a PKCS#12 file does the same', async () => {
  const { identity, own, clients, accepting } = mutualStand()
  await using server = await serveMutual(accepting)
  const pfx = pkcs12({ key: own.key, certs: [own.cert, clients.root] }, 'qwerty123')
  await using http = openMutual({ ...identity, own: { pfx, passphrase: 'qwerty123' } })
  expect((await http.post({ url: server.url, label }, empty)).text).toBe('relying party')
})

test('a server whose chain ends in another root is told apart, and hears nothing', async () => {
  const { own, accepting } = mutualStand()
  await using server = await serveMutual(accepting)
  await using http = openMutual({ roots: [newAuthority('Servers').root], own }) // the same name, another key
  const failure: unknown = await http.post({ url: server.url, label }, empty).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'server-not-trusted' })
  expect(failure).not.toHaveProperty('cause') // Node's own error carries the server's certificate
  expect(everythingIn(failure)).not.toContain('subject')
  expect(server.requests()).toBe(0)
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a root that came along in the PKCS#12 file vouches for no server, however often it is tried (%s)',
  async (version) => {
    const { own, clients, servers } = mutualStand()
    const twin = clients.issue('server')
    await using server = await serveMutual({
      ...twin,
      ca: clients.root,
      minVersion: version,
      maxVersion: version,
    })
    const pfx = pkcs12({ key: own.key, certs: [own.cert, clients.root] }, 'qwerty123')
    await using http = openMutual({ roots: [servers.root], own: { pfx, passphrase: 'qwerty123' } })
    for (let time = 0; time < 4; time += 1)
      await expect(http.post({ url: server.url, label }, empty)).rejects.toMatchObject({
        code: 'server-not-trusted',
        message: 'POST auth: ERR_TLS_ROOT_NOT_PINNED',
      })
    expect(server.requests()).toBe(0)
  },
)

test('nor does one that bears the name of the right root', async () => {
  const { own, clients, servers } = mutualStand()
  const impostor = newAuthority('Servers')
  await using server = await serveMutual({ ...impostor.issue('server'), ca: clients.root })
  for (const certs of [
    [own.cert, impostor.root],
    [impostor.root, own.cert],
  ]) {
    const pfx = pkcs12({ key: own.key, certs }, 'qwerty123')
    await using http = openMutual({ roots: [servers.root], own: { pfx, passphrase: 'qwerty123' } })
    await expect(http.post({ url: server.url, label }, empty)).rejects.toMatchObject({
      code: 'server-not-trusted',
    })
  }
  expect(server.requests()).toBe(0)
})

test('an authority between the root and the server changes nothing', async () => {
  const { servers, identity, accepting } = mutualStand()
  const between = servers.issueAuthority('Between')
  const leaf = between.issue('server')
  await using server = await serveMutual({
    ...accepting,
    key: leaf.key,
    cert: `${leaf.cert}\n${between.root}`,
  })
  await using http = openMutual(identity)
  expect((await http.post({ url: server.url, label }, empty)).status).toBe(200)
})

test('a server of the right root that ran out, or under another name, is not trusted', async () => {
  const { servers, identity, accepting } = mutualStand()
  const old = servers.issue('server', { days: [-2, -1] })
  await using late = await serveMutual({ ...accepting, ...old })
  await using http = openMutual(identity)
  const asked = (url: string) => http.get({ url, label: 'GET auth' })
  await expect(asked(late.url)).rejects.toMatchObject({
    code: 'server-not-trusted',
    message: 'GET auth: CERT_HAS_EXPIRED',
  })
  await using other = await serveMutual({
    ...accepting,
    ...servers.issue('server', { host: 'other.example' }),
  })
  await expect(asked(other.url)).rejects.toMatchObject({
    code: 'server-not-trusted',
    message: 'GET auth: ERR_TLS_CERT_ALTNAME_INVALID',
  })
  expect([late.requests(), other.requests()]).toEqual([0, 0])
})

test('a server that hangs up on our certificate without a word refused it', async () => {
  const { identity, accepting } = mutualStand()
  const strangers = newAuthority('Strangers')
  await using server = await serveMutual({ ...accepting, ca: strangers.root, minVersion: 'TLSv1.3' })
  await using http = openMutual(identity)
  await expect(http.post({ url: server.url, label }, empty)).rejects.toMatchObject({
    code: 'certificate-refused',
  })
  expect(server.connections()).toBe(1) // what is sent is sent once
  expect(server.requests()).toBe(0)
  await expect(http.get({ url: server.url, label })).rejects.toMatchObject({ code: 'certificate-refused' })
  expect(server.connections()).toBe(4) // what only asks tries again, and may find that it was the line
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'an alert of %s that asks for another certificate is a refusal',
  async (version) => {
    const { identity, clients, accepting } = mutualStand()
    // The server reads no signature of this kind, so our side has none to show: OpenSSL then sends its alert.
    const own = clients.issue('relying party', { kind: 'ed25519' })
    const sigalgs = 'ECDSA+SHA256:RSA-PSS+SHA256'
    await using server = await serveMutual({
      ...accepting,
      sigalgs,
      minVersion: version,
      maxVersion: version,
    })
    await using http = openMutual({ ...identity, own })
    await expect(http.post({ url: server.url, label }, empty)).rejects.toMatchObject({
      code: 'certificate-refused',
    })
    expect(server.requests()).toBe(0)
  },
)

test('once the server has answered, a line that breaks is a line that breaks', async () => {
  const { identity, accepting } = mutualStand()
  await using server = await serveMutual(accepting, 1)
  await using http = openMutual(identity)
  await http.post({ url: server.url, label }, empty)
  await expect(http.post({ url: server.url, label }, empty)).rejects.toMatchObject({
    code: 'bank-unreachable',
  })
})

test('a line that breaks before the handshake is over says nothing of a certificate', async () => {
  const { identity } = mutualStand()
  const deaf = createTcpServer((socket) => socket.destroy())
  const port = await listening(deaf)
  await using http = openMutual(identity)
  const call = http.post({ url: `https://127.0.0.1:${port}/`, label }, empty)
  await expect(call).rejects.toMatchObject({ code: 'bank-unreachable' })
  deaf.close()
})

test('a server that takes the connection and never says a word of TLS ends with the time to connect', async () => {
  const { identity } = mutualStand()
  const mute = createTcpServer()
  const port = await listening(mute)
  {
    await using http = openMutual(identity, 200)
    const call = http.post({ url: `https://127.0.0.1:${port}/`, label }, empty)
    await expect(call).rejects.toMatchObject({
      code: 'bank-unreachable',
      message: 'POST auth: UND_ERR_CONNECT_TIMEOUT',
    })
  }
  mute.close()
})
