const html = { 'content-type': 'text/html; charset=utf-8' }

const page = (title: string, body = ''): string =>
  `<!doctype html><title>${title}</title><h1>${title}</h1>${body}<script src="/page.js"></script>`

/** What the app's protocol answers, by path. */
const answers: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {
  '/index.html': () => new Response(page('Fixture'), { headers: { ...html, 'x-fixture': 'index' } }),
  '/other.html': () => new Response(page('Other'), { headers: html }),
  '/page.js': () =>
    new Response('globalThis.scriptRan = true', { headers: { 'content-type': 'text/javascript' } }),
  '/redirect': () => new Response(null, { status: 302, headers: { location: 'fixture://pages/other.html' } }),
  '/empty': () => new Response(null, { status: 404 }),
  '/not-found.html': () => new Response(page('Not found'), { status: 404, headers: html }),
  '/throws': () => {
    throw new Error('the handler failed')
  },
  '/echo': async (request) =>
    Response.json({
      url: request.url,
      method: request.method,
      origin: request.headers.get('origin'),
      referer: request.headers.get('referer'),
      body: await request.text(),
    }),
  '/download': () =>
    new Response('a,b', { headers: { 'content-disposition': 'attachment; filename="table.csv"' } }),
}

export function answer(request: Request): Response | Promise<Response> {
  return answers[new URL(request.url).pathname]?.(request) ?? new Response('no such page', { status: 404 })
}
