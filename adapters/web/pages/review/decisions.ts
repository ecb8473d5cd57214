import { BackchannelError } from '../../../../src/index.ts';
import { commandLinks } from '../../command-links.ts';
import type { SitePage } from '../../page-request.ts';
import { html } from '../../view/html.ts';
import { blocksHtml } from '../../view/message.ts';
import { undoForm } from './forms.ts';
import { refused, resultPage } from './result.ts';

/** What analysts decided, newest first. */
export const decisions: SitePage = {
  path: '/operator/decisions',
  dated: false,
  live: true,
  async show(request) {
    const { engine, compose } = request;
    const made = await engine.review.history();
    const { summary } = compose.decisions({ decisions: made, asOf: engine.today() });
    const entries = made.map((decision) => {
      const { blocks } = compose.decisions({ decisions: [decision], asOf: engine.today() });
      return html`<div class="message">${blocksHtml(blocks.slice(1), commandLinks(request))}${undoForm(request, decision)}</div>\n`;
    });
    return {
      title: summary,
      description: summary,
      main: html`<h1>${summary}</h1>\n<div class="card">${entries}</div>`,
    };
  },
  async submit(request, _, { by, field }) {
    try {
      const result = await request.engine.review.undo(field('decision'), { by, reason: field('reason') });
      return resultPage(request, result, '/operator/decisions');
    } catch (error) {
      if (!(error instanceof BackchannelError)) throw error;
      return refused(request, error, await decisions.show(request, {}));
    }
  },
};
