// The style sheets in, one sheet for every element's shadow root out.

import article from './article.css?inline';
import base from './base.css?inline';
import forced from './forced.css?inline';
import input from './input.css?inline';
import results from './results.css?inline';
import views from './views.css?inline';

let sheet: CSSStyleSheet | null = null;

export default function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(base + input + results + article + views + forced);
  }
  return sheet;
}
