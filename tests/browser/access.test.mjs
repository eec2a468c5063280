// Every state in, what axe-core finds out: light, dark, on a phone, from right to left. And the
// whole page by keyboard alone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { AXE, fixture, result, setUp } from './harness.mjs';

const WIDE = { width: 1200, height: 900 };
const PHONE = { width: 320, height: 640 };
const axeSource = await readFile(AXE, 'utf8');
const on = setUp();

async function violations(page) {
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}

const sample = async (page) => {
  await page.locator('.sample').first().click();
  await result(page);
};
const STATES = {
  empty: async () => {},
  'more options': (page) => page.locator('.more summary').click(),
  message: (page) => page.locator('.analyze').click(),
  failed: async (page) => {
    await page.locator('#box').fill(' ');
    await page.locator('.analyze').click();
    await page.locator('.problem').waitFor();
  },
  working: async (page) => {
    const html = `<p>${'“It will rain,” said Ann Lee of Bergen. '.repeat(40)}</p>`.repeat(600);
    await page.evaluate((text) => {
      document.querySelector('article-analyzer').html = text;
    }, html);
    await page.locator('.progress').waitFor();
  },
  text: sample,
  quotes: async (page) => {
    await sample(page);
    await page.locator('#tab-quotes').click();
  },
  'a quote': async (page) => {
    await sample(page);
    await page.locator('.article .number').nth(1).click();
  },
  entities: async (page) => {
    await sample(page);
    await page.locator('#tab-entities').click();
  },
  'an entity': async (page) => {
    await sample(page);
    await page.locator('.article .entity.person').first().click();
  },
  removed: async (page) => {
    await sample(page);
    await page.locator('#tab-removed').click();
    await page.getByRole('button', { name: 'Show where' }).first().click();
  },
  head: async (page) => {
    await sample(page);
    await page.locator('.about summary').click();
  },
  menus: async (page) => {
    await sample(page);
    await page.locator('.menu.export summary').click();
  },
  settings: (page) => page.locator('.bar .settings').click(),
  help: (page) => page.locator('.bar .help').click(),
  files: async (page) => {
    const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page
      .locator('input[type=file]')
      .setInputFiles([file('one.txt', 'Rain is near.'), file('two.txt', ' ')]);
    await page.locator('.files .failed').waitFor();
  },
};

for (const [look, options] of Object.entries({
  wide: { viewport: WIDE },
  phone: { viewport: PHONE, hasTouch: true },
})) {
  test(`axe finds nothing in any state, light and dark: ${look}`, async () => {
    for (const [name, reach] of Object.entries(STATES)) {
      const { page, finish } = await on.open({ ...options, init: axeSource });
      await reach(page);
      assert.deepEqual(await violations(page), [], `${look}, light: ${name}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      assert.deepEqual(await violations(page), [], `${look}, dark: ${name}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${name} is ${wider} px wider than the window`);
      await finish();
    }
  });
}

test('axe finds nothing in an article from right to left, and it is laid out so', async () => {
  const { page, finish } = await on.open({
    init: axeSource,
    viewport: PHONE,
  });
  await page.locator('#box').fill(await fixture('arabic.html'));
  await page.locator('.analyze').click();
  await result(page);
  assert.deepEqual(await violations(page), []);
  const direction = await page
    .locator('.article p')
    .first()
    .evaluate((paragraph) => getComputedStyle(paragraph).direction);
  assert.equal(direction, 'rtl');
  assert.equal(await page.locator('.article').getAttribute('lang'), 'ar');
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  assert.deepEqual(await violations(page), [], 'a page from right to left');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${wider} px wider than the window`);
  await finish();
});

test('controls are large enough to touch', async () => {
  const touch = { viewport: PHONE, hasTouch: true, isMobile: true };
  const { page, finish } = await on.open(touch);
  await sample(page);
  for (const tab of ['text', 'quotes', 'entities', 'removed']) {
    await page.locator(`#tab-${tab}`).click();
    const small = await page.evaluate(() => {
      const root = document.querySelector('article-analyzer').shadowRoot;
      const all = root.querySelectorAll(
        'button, select, summary, input:not(.hidden, [type=checkbox])',
      );
      // A name can be shorter than a finger; its line must still be high enough.
      const width = (control) => (control.matches('.link') ? 1 : 44);
      return [...all]
        .map((control) => [control, control.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0)
        .filter(([control, box]) => box.width < width(control) || box.height < 44)
        .map(([control, box]) => `${control.className} ${box.width}x${box.height}`);
    });
    assert.deepEqual(small, [], tab);
  }
  await finish();
});

test('everything can be done with the keyboard alone', async () => {
  const { page, finish } = await on.open({ viewport: WIDE });
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const active = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector('article-analyzer').shadowRoot;
      return activeElement ? `${activeElement.className} ${activeElement.id}`.trim() : '';
    });
  /** Presses Tab until the focus is where `wanted` matches. */
  const tabTo = async (wanted, key = 'Tab') => {
    for (let n = 0; n < 80; n += 1) {
      await press(key);
      if (wanted.test(await active())) return;
    }
    assert.fail(`${wanted} is not reached by ${key}`);
  };
  await tabTo(/box/);
  await page.keyboard.insertText(
    '<h1>Rain</h1><p>“It will rain,” said Ann Lee, a farmer from Bergen in Norway. “We have waited.” The city of Bergen waits too, said Bo Dahl.</p><p>“Let us hope,” Ann Lee added on Sunday, when the first clouds came over the sea near Bergen.</p>',
  );
  await press('Control+Enter');
  await result(page);
  assert.match(await active(), /results/, 'the focus is on the results');

  await press('n');
  assert.match(await page.locator('.card .steps').textContent(), /1\/\d/);
  await press('n');
  assert.match(await page.locator('.card .steps').textContent(), /2\/\d/);
  await press('p');
  assert.match(await page.locator('.card .steps').textContent(), /1\/\d/);
  await press('Escape');
  assert.equal(await page.locator('.card').count(), 0);

  await tabTo(/tab-quotes/);
  await press('ArrowRight');
  assert.equal(await active(), 'tab-entities');
  await press('End');
  assert.equal(await active(), 'tab-removed');
  await press('ArrowRight');
  assert.equal(await active(), 'tab-quotes', 'arrows go round');
  await press('Home', '/');
  assert.match(await active(), /search/);
  await page.keyboard.insertText('n?p');
  assert.equal(await page.locator('.search').inputValue(), 'n?p', 'letters are letters in a field');
  await page.locator('.search').fill('');

  await tabTo(/stop/);
  await press('ArrowRight', 'ArrowRight', 'Enter');
  assert.equal(await page.locator('.card').count(), 1);
  await press('?');
  assert.equal(await page.locator('dialog.help').evaluate((dialog) => dialog.open), true);
  await press('Escape');
  assert.equal(await page.locator('dialog.help').evaluate((dialog) => dialog.open), false);

  await tabTo(/settings/, 'Shift+Tab');
  await press('Enter');
  await page.getByLabel('Single letters').focus();
  await press('Space', 'Escape');
  await press('Escape');
  await tabTo(/stop/);
  await press('n');
  assert.equal(await page.locator('.card').count(), 0, 'single letters are switched off');
  await finish();
});

test('what happens is announced', async () => {
  const { page, finish } = await on.open();
  await sample(page);
  const announcer = page.locator('.announcer');
  assert.match(await announcer.textContent(), /^Done: 3\d\d words, \d+ entities, \d+ quotes/);
  await page.locator('.article .entity.person').first().click();
  assert.match(await announcer.textContent(), /Mention 1\/\d/);
  await finish();
});

test('kinds differ by the shape of their line, also in forced colours', async () => {
  const { page, finish } = await on.open({ forcedColors: 'active' });
  await sample(page);
  await page.locator('#tab-entities').click();
  const lines = await page.evaluate(() => {
    const root = document.querySelector('article-analyzer').shadowRoot;
    return ['person', 'organization', 'place', 'group', 'misc'].map((kind) => {
      const mark = root.querySelector(`.legend .entity.${kind}`);
      return mark && getComputedStyle(mark).textDecorationStyle;
    });
  });
  const shown = lines.filter((line) => line !== null);
  assert.ok(shown.length >= 4, 'the sample names at least four kinds');
  assert.equal(new Set(shown).size, shown.length);
  await finish();
});

test('nothing moves for those who want less motion', async () => {
  const { page, finish } = await on.open({ reducedMotion: 'reduce' });
  await sample(page);
  const moving = await page.evaluate(
    () =>
      [...document.querySelector('article-analyzer').shadowRoot.querySelectorAll('*')].filter(
        (node) => {
          const { animationName, transitionDuration } = getComputedStyle(node);
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
        },
      ).length,
  );
  assert.equal(moving, 0);
  await finish();
});
