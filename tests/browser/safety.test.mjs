// Hostile pages in: nothing of them runs, nothing is asked for, and the page's own rules forbid both.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fixture, paste, result, setUp } from './harness.mjs';

const HOSTILE = await fixture('hostile.html');
const on = setUp();

/** Walks through every view, so that everything of the page is drawn once. */
async function walk(page) {
  await page.locator('.about summary').click();
  for (const name of ['quotes', 'entities', 'removed']) {
    await page.locator(`#tab-${name}`).click();
    for (const button of await page
      .locator(`.panel.${name} .said, .panel.${name} tbody .link`)
      .all()) {
      await button.click();
    }
  }
  for (const button of await page.getByRole('button', { name: 'Show where' }).all())
    await button.click();
}

test('a hostile page runs nothing, however it comes in', async () => {
  const ways = {
    source: async (page) => {
      await page.locator('#box').fill(HOSTILE);
      await page.locator('.analyze').click();
    },
    'rich text': async (page) => {
      await paste(page, { 'text/html': HOSTILE, 'text/plain': 'Rain' });
      await page.locator('.held').waitFor();
      await page.locator('.analyze').click();
    },
    text: (page) =>
      page.evaluate((html) => {
        document.querySelector('article-analyzer').text = html;
      }, HOSTILE),
  };
  for (const [name, put] of Object.entries(ways)) {
    const { page, finish } = await on.open();
    await put(page);
    await result(page);
    await walk(page);
    assert.equal(await page.evaluate(() => window.hacked), undefined, name);
    const foreign = await page.evaluate(() => {
      const root = document.querySelector('article-analyzer').shadowRoot;
      return [...root.querySelectorAll('script, iframe, img, link, object, embed, base, a[href]')]
        .length;
    });
    assert.equal(foreign, 0, 'nothing of the page is an element of ours');
    await finish();
  }
});

test('an exported hostile page runs nothing either', async () => {
  const { page, context, finish } = await on.open();
  await page.locator('#box').fill(HOSTILE);
  await page.locator('.analyze').click();
  await result(page);
  await page.locator('.menu.export summary').click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as HTML' }).click(),
  ]);
  const html = await readFile(await file.path(), 'utf8');
  const other = await context.newPage();
  const asked = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.setContent(html);
  await other.waitForTimeout(200);
  assert.equal(await other.evaluate(() => window.hacked), undefined);
  assert.deepEqual(
    asked.filter((url) => url.includes('elsewhere')),
    [],
  );
  await other.close();
  await finish();
});

test('the policy of the page forbids what it does not need', async () => {
  const { page } = await on.open();
  const refused = await page.evaluate(async () => {
    const tried = {};
    tried.fetch = await fetch('https://elsewhere.example/').then(
      () => false,
      () => true,
    );
    tried.image = await new Promise((resolve) => {
      const image = new Image();
      image.onerror = () => resolve(true);
      image.onload = () => resolve(false);
      image.src = 'https://elsewhere.example/pixel.gif';
    });
    const script = document.createElement('script');
    // A text node is no string that a sink takes: what is left is the policy for scripts.
    script.append('window.inline = true');
    document.head.append(script);
    tried.inline = window.inline !== true;
    return tried;
  });
  assert.deepEqual(refused, { fetch: true, image: true, inline: true });
  await page.context().close();
});

test('markup cannot be parsed in the page: no sink takes a string', async () => {
  const { page } = await on.open();
  const thrown = await page.evaluate(() => {
    try {
      document.createElement('p')['inner' + 'HTML'] = '<b>x</b>';
    } catch (error) {
      return error.name;
    }
    return 'nothing';
  });
  assert.equal(thrown, 'TypeError');
  await page.context().close();
});
