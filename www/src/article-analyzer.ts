// The one script that another site needs: it defines `<article-analyzer>`.

import { ArticleAnalyzerElement } from './element.ts';

export type { ErrorDetail, ResultDetail } from './element.ts';
export type * from './generated/types.ts';
export { ArticleAnalyzerElement };

if (!customElements.get('article-analyzer')) {
  customElements.define('article-analyzer', ArticleAnalyzerElement);
}
