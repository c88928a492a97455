import { createServer } from 'node:http';
import { port } from './config.js';
import { addEntry, databaseVersion, listEntries } from './entries.js';
import { page } from './page.js';
import { countVisit } from './visits.js';

const maximumBody = 16 * 1024;

async function readForm(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > maximumBody) return undefined;
  }
  return new URLSearchParams(body);
}

async function show(url, response) {
  const words = url.searchParams.get('words') ?? '';
  const [entries, visits, version] = await Promise.all([listEntries(words), countVisit(), databaseVersion()]);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page({ entries, visits, version, words }));
}

async function sign(request, response) {
  const form = await readForm(request);
  const name = form?.get('name')?.trim();
  const message = form?.get('message')?.trim();
  if (!name || !message) return fail(response, 400, 'Please write a name and a message.');
  await addEntry(name, message);
  response.writeHead(303, { location: '/' }).end();
}

function fail(response, status, message) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}

async function answer(request, response) {
  const url = new URL(request.url, 'http://guestbook');
  if (url.pathname !== '/') return fail(response, 404, 'There is only one page: /');
  if (request.method === 'GET') return show(url, response);
  if (request.method === 'POST') return sign(request, response);
  return fail(response, 405, 'GET or POST');
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    fail(response, 500, 'The guestbook can not be read now.');
  });
});

server.listen(port, () => console.log(`Guestbook: http://127.0.0.1:${port}/`));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit());
