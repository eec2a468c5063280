// The built page in Firefox in, every state and every view once, without a request after loading out.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findFirefox, fixture, launchFirefox, result, setUp } from './harness.mjs';

const path = findFirefox();
const skip = path === null && 'no Firefox: install one, or name it in FIREFOX';

/** Drops text on the box: Firefox lets no script make up a clipboard, and what follows is the same. */
function drop(page, data) {
  return page.locator('form.input .drop').evaluate((box, entries) => {
    const dataTransfer = new DataTransfer();
    for (const [type, text] of Object.entries(entries)) dataTransfer.setData(type, text);
    const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
    box.dispatchEvent(new DragEvent('drop', init));
  }, data);
}

describe('Firefox', { skip }, () => {
  const on = setUp(launchFirefox);

  test('every view of a page, linked to each other', async () => {
    const { page, analysis, finish } = await on.pasted('council.html');
    const body = (await fixture('council.txt')).trim();
    assert.equal(analysis.article.text.trim(), body);
    assert.deepEqual(await page.locator('.article > p').allTextContents(), body.split('\n\n'));
    await page.locator('.said', { hasText: 'bread does not swim' }).click();
    assert.match(await page.locator('.article .chosen').textContent(), /bread does not swim/);
    assert.match(await page.locator('.card').textContent(), /Maria Keane/);
    await page.locator('#tab-entities').click();
    await page.locator('.search').fill('national roads');
    await page
      .locator('.entities tbody .link', { hasText: 'National Roads Office' })
      .last()
      .click();
    const steps = page.locator('.card .steps');
    assert.match(await steps.textContent(), /1\/2/);
    await page.keyboard.press('n');
    assert.match(await steps.textContent(), /2\/2/);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.card').count(), 0);
    await page.locator('#tab-removed').click();
    const cut = page.locator('.cuts li', { hasText: 'READ MORE' });
    await cut.getByRole('button', { name: 'Show where' }).click();
    assert.match(await page.locator('.article .ghost').textContent(), /READ MORE/);
    await cut.getByRole('button', { name: 'Restore' }).click();
    await page.locator('.article [data-restored]', { hasText: 'READ MORE' }).waitFor();
    await page.locator('.about summary').click();
    assert.match(await page.locator('.about dl').textContent(), /Valley Radio News/);
    await finish();
  });

  test('empty, working, cancelled, failed and done', async () => {
    const { page, finish } = await on.open();
    await page.locator('.analyze').click();
    assert.match(await page.locator('.message').textContent(), /nothing to analyze yet/);
    await page.evaluate(() => {
      const one = '<p>“It will rain,” said Ann Lee of Bergen. She has waited for weeks.</p>';
      document.querySelector('article-analyzer').html = one.repeat(30_000);
    });
    await page.locator('.progress .over').first().waitFor();
    await page.locator('.cancel').click();
    await page.locator('.progress').waitFor({ state: 'detached' });
    await page.evaluate(() => {
      document.querySelector('article-analyzer').text = ' ';
    });
    await page.locator('.problem').waitFor();
    await page.evaluate(() => {
      document.querySelector('article-analyzer').html = '<p>Rain is near.</p>';
    });
    await page.locator('.article', { hasText: 'Rain is near' }).waitFor();
    assert.equal(await page.locator('.problem').count(), 0);
    await finish();
  });

  test('a drop with two readings, and a long one', async () => {
    const { page, finish } = await on.open();
    await drop(page, { 'text/html': await fixture('council.html'), 'text/plain': 'Rain.' });
    await page.locator('.held').getByLabel('Page content').waitFor();
    await page.locator('.analyze').click();
    assert.match((await result(page)).article.text, /closed for eleven days/);
    await page.locator('.change').click();
    const one = '<p>“It will rain,” said Ann Lee of Bergen. She has waited for weeks.</p>';
    await drop(page, { 'text/plain': one.repeat(20_000) });
    await page.locator('.held .size', { hasText: 'MB' }).waitFor();
    await page.locator('.analyze').click();
    await page.locator('.article .box .quote').first().waitFor({ timeout: 60_000 });
    await finish();
  });

  test('several files, settings, another language and a page that runs nothing', async () => {
    const { page, finish } = await on.open();
    const file = (name, text) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) });
    const files = [
      file('council.html', await fixture('council.html')),
      file('hostile.html', await fixture('hostile.html')),
    ];
    await page.locator('input[type=file]').setInputFiles(files);
    await page.locator('.files .done').nth(1).waitFor();
    await page.locator('.files button').nth(1).click();
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    await page.locator('.bar .settings').click();
    await page.locator('#set-language').selectOption('de');
    assert.match(await page.locator('#tab-quotes').textContent(), /Zitate/);
    await page.locator('.forget').click();
    assert.equal(await page.locator('.results').count(), 0);
    await finish();
  });
});
