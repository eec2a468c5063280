// The page around the element: links that were shared, the theme of the frame, work without a network.

import './article-analyzer.ts';
import type { ArticleAnalyzerElement } from './element.ts';

// The policy of the page lets no string become code. The two addresses that do are our own: the
// worker, which is part of this script, and the service worker.
const SERVICE_WORKER = './sw.js';
(window as WindowWithTypes).trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (url.startsWith('blob:') || url === SERVICE_WORKER ? url : null),
});

interface WindowWithTypes extends Window {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
  };
}

const element = document.querySelector('article-analyzer') as ArticleAnalyzerElement;
const frame = () => {
  document.documentElement.dataset.theme = element.settings.theme;
};
element.shareable = true;
element.addEventListener('article-analyzer-settings', frame);
frame();
if (location.hash.length > 1) void element.openShared(location.hash);
if (import.meta.env.PROD && 'serviceWorker' in navigator && window.isSecureContext) {
  // Without a worker the page works as before, only not offline.
  navigator.serviceWorker.register(SERVICE_WORKER).catch(() => {});
}
