// The built page in, a running browser and a way to ask it out. Every request to elsewhere, every
// request after the page has loaded, and every error in the console fails the test that made it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { delimiter, extname, join, normalize } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

// The packages of the tests are installed with those of the page.
const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { chromium, firefox } = require('playwright-core');

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
export const AXE = require.resolve('axe-core');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** Serves a folder as any static host does; `pages` are further files, by path. */
export async function serve(folder = DIST, pages = {}) {
  assert.ok(existsSync(join(folder, 'index.html')), `${folder} has no page: build it first`);
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const body = pages[name] ?? (await readFile(join(folder, name)));
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
      response.setHeader('access-control-allow-origin', '*');
      response.end(body);
    } catch {
      response.writeHead(404).end('Not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Launches a browser once for a file of tests, and serves the page to it. */
export function setUp(start = launch) {
  const on = {
    browser: null,
    address: '',
    /** Opens the page in a context of its own; see `open`. */
    open: (options) => open(on.browser, on.address, options),
    /** Analyses a fixture that is pasted as source. */
    async pasted(name, options) {
      const opened = await on.open(options);
      await opened.page.locator('#box').fill(await fixture(name));
      await opened.page.locator('.analyze').click();
      return { ...opened, analysis: await result(opened.page) };
    },
  };
  let server;
  before(async () => {
    server = await serve();
    on.address = server.address;
    on.browser = await start();
  });
  after(async () => {
    await on.browser?.close();
    server?.close();
  });
  return on;
}

export function fixture(name) {
  return readFile(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  assert.ok(
    existsSync(executablePath),
    `no browser at ${executablePath}: install Chromium, or name one in CHROMIUM`,
  );
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

/** The path of a Firefox; `null` where there is none. */
export function findFirefox() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['firefox-esr', 'firefox'];
  const all = [
    process.env.FIREFOX,
    ...folders.flatMap((at) => names.map((name) => join(at, name))),
  ];
  return all.find((path) => path && existsSync(path)) ?? null;
}

/**
 * Launches the Firefox of the system through WebDriver BiDi: Playwright's own need not be fetched.
 * Playwright 1.65 sends a command that Firefox ESR 153 does not know, so 1.64 is pinned.
 */
export function launchFirefox() {
  return firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox(), headless: true });
}

/**
 * Opens the page in a context of its own. `finish` closes it and fails where it asked for
 * anything after it had loaded, or wrote an error.
 */
export async function open(browser, address, options = {}) {
  const { offline = false, hash = '', init, ...contextOptions } = options;
  const context = await browser.newContext({
    serviceWorkers: offline ? 'allow' : 'block',
    locale: 'en-US',
    reducedMotion: 'reduce',
    ...contextOptions,
  });
  const page = await context.newPage();
  const late = [];
  const problems = [];
  let loaded = false;
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('blob:') || url.startsWith('data:')) return;
    if (loaded || !url.startsWith(address)) late.push(url);
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  if (init) await page.addInitScript(init);
  await page.goto(address + hash);
  await page.locator('article-analyzer .app .bar').waitFor();
  await page.waitForLoadState('networkidle');
  loaded = true;
  const finish = async () => {
    await context.close();
    assert.deepEqual(late, [], 'no request after the page has loaded');
    assert.deepEqual(problems, [], 'no error in the console');
  };
  return { page, context, finish, problems, late };
}

/** Waits for a result that is newer than `before`. */
export async function result(page) {
  await page.locator('article-analyzer .results').waitFor();
  return page.evaluate(() => document.querySelector('article-analyzer').analysis);
}

/** Puts text into the clipboard event that the paste box sees. */
export function paste(page, data) {
  return page.locator('article-analyzer form.input .drop').evaluate((drop, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) clipboardData.setData(type, text);
    drop.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  }, data);
}
