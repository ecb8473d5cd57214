import type { Failure } from '../failure.ts';
import type { PageContent, PageRequest } from '../page-request.ts';
import { html } from './html.ts';

/** What is wrong with a request, in plain words, and how to go on. */
export function errorPage({ text, base }: PageRequest, failure: Failure): PageContent {
  const { status, problem, remedy, specific } = failure;
  const title = text(`error.${status}`);
  const lines = specific || status === 400 ? [problem, remedy] : [text(`error.${status}.usual`)];
  return {
    title,
    description: title,
    main: html`<h1>${title}</h1>
${lines.filter((line) => line !== '').map((line) => html`<p>${line}</p>\n`)}<p><a href="${base}">${text('error.back')}</a></p>`,
  };
}
