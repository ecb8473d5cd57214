import { BackchannelError } from '../../../src/index.ts';
import type { PageContent, PageRequest } from '../page-request.ts';
import { html } from './html.ts';

/** What is wrong with a request and how to go on. Defects are not described: their text may hold what is not public. */
export function errorPage({ text, base }: PageRequest, error: unknown): PageContent {
  const title = text(
    error === undefined || error instanceof BackchannelError ? 'error.title' : 'error.defect',
  );
  const problem = error instanceof BackchannelError ? [error.message, error.remedy] : [];
  const lines = error === undefined ? [text('error.missing')] : problem;
  return {
    title,
    description: title,
    main: html`<h1>${title}</h1>
${lines.filter((line) => line !== '').map((line) => html`<p>${line}</p>\n`)}<p><a href="${base}">${text('error.back')}</a></p>`,
  };
}
