// Pages pasted into the built page in, the four linked views out.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fixture, paste, result, setUp } from './harness.mjs';

const on = setUp();

const text = (page, selector) => page.locator(selector).allTextContents();

test('a pasted page gives its article, its head and who said what', async () => {
  const { page, analysis, finish } = await on.pasted('council.html');
  const body = (await fixture('council.txt')).trim();
  assert.equal(analysis.article.text.trim(), body);
  const shown = await text(page, '.article > p');
  assert.deepEqual(shown, body.split('\n\n'), 'the text is shown as it is');
  assert.equal(
    await page.locator('.head h2').textContent(),
    '‘Not Our Bridge’: Two Towns Refuse to Pay for Repairs',
  );
  assert.match(
    await page.locator('.head .byline').textContent(),
    /Helena Ostrova.*Valley Radio News/,
  );
  const said = await text(page, '.speaker');
  const of = (name) => said.find((group) => group.includes(name)) ?? '';
  assert.match(of('Ingrid Solberg'), /“We asked for an inspection.* … “Now there is a crack/);
  assert.match(of('Maria Keane'), /bread does not swim/);
  const anonymous = await page.locator('.speaker.anonymous', { hasText: 'official' }).textContent();
  assert.match(anonymous, /council official.*not named.*Both mayors.*Neither of them/is);
  await page.locator('#tab-removed').click();
  const removed = (await text(page, '.cuts .cut-text')).join('\n');
  for (const cut of ['Wednesday, October 8', 'READ MORE', 'This site uses cookies', '© 2025']) {
    assert.ok(removed.includes(cut), `${cut} is listed as removed`);
  }
  await finish();
});

test('the same page pasted as text gives the same article', async () => {
  const { page, finish } = await on.open();
  await page
    .locator('#box')
    .fill(
      `Skip to content\nValley Radio News\nHome  World  Local  Podcasts\n\n‘Not Our Bridge’: Two Towns Refuse to Pay for Repairs\n\nBy Helena Ostrova\nOctober 8, 2025\n\n${await fixture('council.txt')}\nPrevious article\nNext article\n© 2025 Valley Radio News. All rights reserved.\nPrivacy policy\n`,
    );
  await page.locator('.analyze').click();
  const analysis = await result(page);
  assert.equal(analysis.article.text.trim(), (await fixture('council.txt')).trim());
  await finish();
});

test('choosing a quote marks it in the text and tells about it', async () => {
  const { page, finish } = await on.pasted('council.html', {
    viewport: { width: 1200, height: 600 },
  });
  const words = page.locator('.said', { hasText: 'bread does not swim' });
  await words.click();
  assert.equal(await words.getAttribute('aria-current'), 'true');
  const marked = page.locator('.article .quote.chosen');
  assert.match(await marked.textContent(), /bread does not swim/);
  await assert.doesNotReject(marked.waitFor({ state: 'visible' }));
  const card = await page.locator('.card').textContent();
  assert.match(card, /Maria Keane.*Direct.*“tell”/s);
  const inView = await marked.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  assert.ok(inView, 'the text has scrolled to it');
  await finish();
});

test('choosing in the text shows the line in the list beside it', async () => {
  const { page, finish } = await on.pasted('council.html', {
    viewport: { width: 1200, height: 600 },
  });
  await page.locator('.article .number').last().click();
  const isSeen = await page.locator('.said[aria-current]').evaluate((line) => {
    const { top, bottom } = line.getBoundingClientRect();
    const panel = line.closest('.panel').getBoundingClientRect();
    return top >= panel.top && bottom <= panel.bottom;
  });
  assert.ok(isSeen);
  await finish();
});

test('an entity has a card with all its mentions and quotes', async () => {
  const { page, finish } = await on.pasted('council.html');
  await page.locator('#tab-entities').click();
  await page.locator('.search').fill('roads');
  const row = page
    .locator('.entities tr', {
      has: page.getByRole('button', { name: 'National Roads Office', exact: true }),
    })
    .last();
  await row.locator('.link').click();
  assert.equal(await row.getAttribute('aria-current'), 'true');
  const steps = page.locator('.card .steps');
  assert.match(await steps.textContent(), /1\/2/);
  await page.locator('.card .next').click();
  assert.match(await steps.textContent(), /2\/2/);
  const focused = () =>
    page.evaluate(
      () => document.querySelector('article-analyzer').shadowRoot.activeElement.className,
    );
  assert.match(await focused(), /next/, 'the button keeps the focus');
  await page.locator('.card .previous').click();
  await page.locator('.card .previous').click();
  assert.match(await steps.textContent(), /2\/2/);
  assert.equal(await page.locator('.article .entity.current').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.card').count(), 0);
  await finish();
});

test('what was searched stays when a kind is hidden', async () => {
  const { page, finish } = await on.pasted('council.html');
  await page.locator('#tab-entities').click();
  await page.locator('.search').fill('roads');
  await page.locator('.find select').selectOption('name');
  await page.locator('[data-key="kind-place"]').click();
  assert.equal(await page.locator('.search').inputValue(), 'roads');
  assert.equal(await page.locator('.find select').inputValue(), 'name');
  const rows = await text(page, '.entities > table:not(.picture) tbody .link');
  assert.deepEqual(rows, ['Ingrid Solberg', 'National Roads Office']);
  await finish();
});

test('kinds can be hidden, and stay hidden after a reload', async () => {
  const { page, context, finish } = await on.pasted('council.html');
  await page.locator('#tab-entities').click();
  const people = page.locator('[data-key="kind-person"]');
  const before = await page.locator('.article .entity.person').count();
  assert.ok(before > 0);
  await people.click();
  assert.equal(await page.locator('.article .entity.person').count(), 0);
  assert.equal(await people.getAttribute('aria-pressed'), 'false');
  assert.equal(
    await people.evaluate((chip) => chip === chip.getRootNode().activeElement),
    true,
    'the chip keeps the focus',
  );
  const second = await context.newPage();
  await second.goto(on.address);
  const kinds = await second.evaluate(
    () => document.querySelector('article-analyzer').settings.kinds,
  );
  assert.ok(!kinds.includes('person'));
  await second.close();
  await people.click();
  assert.equal(await page.locator('.article .entity.person').count(), before);
  await page.locator('.bar .settings').click();
  const box = page.getByRole('dialog').getByLabel('People', { exact: true });
  await box.uncheck();
  assert.equal(await page.locator('.article .entity.person').count(), 0, 'also in the settings');
  await box.check();
  await page.locator('.forget').click();
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'forget everything');
  assert.equal(await page.locator('.results').count(), 0);
  await finish().catch((error) => {
    // The second page is another load, not a request of the first.
    if (!/no request after/.test(error.message)) throw error;
  });
});

test('a removed piece can be shown in its place, restored and cut again', async () => {
  const { page, finish } = await on.pasted('council.html');
  await page.locator('#tab-removed').click();
  const cut = page.locator('.cuts li', { hasText: 'READ MORE' });
  assert.match(await cut.locator('.reason').textContent(), /Related/);
  await cut.getByRole('button', { name: 'Show where' }).click();
  assert.match(await page.locator('.article .ghost').textContent(), /READ MORE/);
  await cut.getByRole('button', { name: 'Restore' }).click();
  await page.locator('.back').waitFor();
  const back = page.locator('.article [data-restored]', { hasText: 'READ MORE: Ten bridges' });
  assert.equal(await back.getAttribute('data-restored'), 'Restored by you');
  const label = await back.evaluate((block) => getComputedStyle(block, '::before').content);
  assert.equal(label, '"Restored by you"', 'the piece says why it is there');
  assert.match(await page.locator('.announcer').textContent(), /^Restored;/);
  assert.match(await back.getAttribute('class'), /current/, 'the text shows it');
  const again = page.getByRole('button', { name: 'Cut again' });
  assert.equal(await again.evaluate((one) => one === one.getRootNode().activeElement), true);
  await again.click();
  await page.locator('.back').waitFor({ state: 'detached' });
  assert.doesNotMatch(await page.locator('.article').textContent(), /READ MORE/);
  await finish();
});

test('quotes that may be wrong can be looked at by themselves', async () => {
  const { page, finish } = await on.open();
  const sure = '“We asked twice,” said Ann Lee, the mayor of Ashford.';
  const unsure = 'Beijing rejected the claim. The two sides blamed each other for the loss.';
  await page.locator('#box').fill(`${sure}\n\n${unsure} Omar Diab has denied all charges.`);
  await page.locator('.analyze').click();
  const { quotes } = await result(page);
  const wrong = quotes.filter(({ attribution }) => attribution?.confidence < 0.6).length;
  assert.ok(wrong > 0 && wrong < quotes.length, `${wrong} of ${quotes.length} are to be checked`);
  await page.locator('.quotes .chip', { hasText: /^To check/ }).click();
  assert.equal(await page.locator('.quotes .said').count(), wrong);
  await finish();
});

test('the filter of quotes and the pictures count the same quotes', async () => {
  const { page, analysis, finish } = await on.pasted('council.html');
  const direct = analysis.quotes.filter(({ kind }) => kind === 'direct').length;
  await page.locator('.quotes .chip', { hasText: /^Direct/ }).click();
  assert.equal(await page.locator('.quotes .said').count(), direct);
  const facts = await text(page, '.balance dd');
  assert.equal(facts[2], String(direct));
  const shares = await text(page, '.quotes .picture td');
  const total = shares.reduce((sum, cell) => sum + Number.parseInt(cell, 10), 0);
  assert.ok(Math.abs(total - 100) <= 2, `the shares are ${shares.join(', ')}`);
  await finish();
});

test('what people think is listed once a reader asks for it', async () => {
  const { page, finish } = await on.open();
  await page
    .locator('#box')
    .fill(
      '“We will repair it,” Mayor Helena Ostrova said.\n\nJan Kovar fears that the road will stay closed.',
    );
  await page.locator('.analyze').click();
  await result(page);
  const acts = () =>
    page.evaluate(() =>
      document.querySelector('article-analyzer').analysis.quotes.map((q) => q.act),
    );
  assert.deepEqual(await acts(), ['speech'], 'not by default');
  const box = page.locator('.quotes .attitudes');
  await box.focus();
  await page.keyboard.press('Space');
  const thought = page.locator('.quotes .speaker', { hasText: 'Jan Kovar' });
  await thought.waitFor();
  assert.match(await thought.textContent(), /that the road will stay closed/);
  assert.equal(await box.isChecked(), true);
  assert.equal(
    await box.evaluate((one) => one === one.getRootNode().activeElement),
    true,
    'the box keeps the focus',
  );
  assert.deepEqual(await acts(), ['speech', 'attitude']);
  await page.locator('.bar .settings').click();
  await page.getByRole('dialog').getByLabel('Also what people think or want').uncheck();
  await thought.waitFor({ state: 'detached' });
  await page.locator('.progress').waitFor({ state: 'detached' });
  assert.deepEqual(await acts(), ['speech']);
  await finish();
});

test('what the page says about itself is listed with its source', async () => {
  const { page, finish } = await on.pasted('council.html');
  await page.locator('.about summary').click();
  const rows = await text(page, '.about dl > div');
  assert.ok(
    rows.some((row) => /^Site.*Valley Radio News.*Open Graph/.test(row)),
    rows.join('\n'),
  );
  assert.ok(rows.some((row) => /^Authors.*Helena Ostrova/.test(row)));
  await finish();
});

test('every format can be downloaded and copied', async () => {
  const { page, analysis, finish } = await on.pasted('council.html', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('.menu.export summary').click();
  const files = {};
  for (const name of ['JSON', 'CSV: entities', 'CSV: quotes', 'Markdown', 'HTML', 'Plain text']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Download as ${name}` }).click(),
    ]);
    files[file.suggestedFilename()] = await readFile(await file.path(), 'utf8');
  }
  const slug = 'not-our-bridge-two-towns-refuse-to-pay-for-repairs';
  const endings = ['json', 'entities.csv', 'quotes.csv', 'md', 'html', 'txt'];
  assert.deepEqual(
    Object.keys(files),
    endings.map((ending) => `${slug}.${ending}`),
  );
  assert.deepEqual(JSON.parse(files[`${slug}.json`]), analysis);
  assert.match(files[`${slug}.quotes.csv`], /Maria Keane/);
  assert.match(files[`${slug}.html`], /<p>The bridge between/);
  await page.getByRole('button', { name: 'Copy as Plain text' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /Ashby has been closed for eleven days/);
  await finish();
});

test('a menu is closed by Escape and by a click elsewhere', async () => {
  const { page, finish } = await on.pasted('council.html');
  const menu = page.locator('.menu.export');
  const isOpen = () => menu.evaluate((details) => details.open);
  await menu.locator('summary').click();
  assert.equal(await isOpen(), true);
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(), false);
  await menu.locator('summary').click();
  await page.locator('.head h2').click();
  assert.equal(await isOpen(), false);
  await finish();
});

test('a link brings back settings and article', async () => {
  const { page, finish } = await on.pasted('council.html', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.locator('.menu.share summary').click();
  await page.getByRole('button', { name: 'Copy link with the article' }).click();
  await page.locator('.sharing [role=status]', { hasText: 'copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${on.address}#`) && link.length <= 8192, `${link.length} bytes`);
  await finish();
  const other = await on.open({ hash: link.slice(on.address.length) });
  const analysis = await result(other.page);
  assert.equal(analysis.article.text.trim(), (await fixture('council.txt')).trim());
  await other.finish();
});

test('the printed page has numbered quotes and an index of people', async () => {
  const { page, finish } = await on.pasted('council.html');
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.print-only').textContent(), /Ingrid Solberg.*Quotes 2/s);
  const pictures = await page.locator('.print-only .picture caption').allTextContents();
  assert.match(pictures.join(), /^Who speaks where.*Who is named where/, 'pictures are printed');
  assert.equal(await page.locator('form.input, .tools').first().isVisible(), false);
  assert.equal(await page.locator('.article .number').first().isVisible(), true);
  await finish();
});

const PLAIN =
  'The ferry will not sail before Monday, said the company that owns it.\n\nNobody in the harbour of Oslo seemed to be surprised by the news, which came on Friday evening.\n';

test('rich text from the clipboard is the page, with a choice', async () => {
  const { page, finish } = await on.open();
  await paste(page, {
    'text/html': await fixture('council.html'),
    'text/plain': PLAIN,
  });
  await page.locator('.held').getByText('Page content').first().waitFor();
  await page.locator('.analyze').click();
  assert.match((await result(page)).article.text, /closed for eleven days/);
  await page.locator('.change').click();
  await page.locator('.held').getByLabel('Plain text').check();
  await page.locator('.analyze').click();
  await page.locator('.article', { hasText: 'Nobody in the harbour' }).waitFor();
  await finish();
});

test('source that was copied from an editor is read as source', async () => {
  const { page, finish } = await on.open();
  await paste(page, {
    'text/html': '<pre><span>&lt;p&gt;</span>…</pre>',
    'text/plain': await fixture('council.html'),
  });
  assert.equal(await page.locator('.held').getByLabel('HTML source').isChecked(), true);
  await page.locator('.analyze').click();
  assert.match((await result(page)).article.text, /^The bridge between/);
  await finish();
});

test('the interface speaks German and Spanish', async () => {
  for (const [locale, word] of [
    ['de-AT', 'Zitate'],
    ['es-MX', 'Citas'],
  ]) {
    const { page, finish } = await on.pasted('council.html', { locale });
    assert.match(await page.locator('#tab-quotes').textContent(), new RegExp(word));
    await finish();
  }
  const { page, finish } = await on.pasted('council.html');
  await page.locator('.bar .settings').click();
  await page.locator('#set-language').selectOption('de');
  assert.match(await page.locator('#tab-quotes').textContent(), /Zitate/);
  assert.equal(await page.locator('.app').getAttribute('lang'), 'de');
  await finish();
});
