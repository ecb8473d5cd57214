import { answer, understand } from '../../../src/index.ts';
import { commandLinks, pathOf } from '../command-links.ts';
import type { SitePage } from '../page-request.ts';
import { html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';

/** The answer to a command line, as chats give it; without one, everything that can be asked. */
export const ask: SitePage = {
  path: '/ask',
  dated: false,
  moved({ engine, parameter }) {
    const line = parameter('q');
    return line === undefined ? undefined : pathOf(understand(engine.brief, engine.today(), line));
  },
  async show(request) {
    const { engine, language, text, parameter } = request;
    const line = parameter('q') ?? 'help';
    const question = understand(engine.brief, engine.today(), line);
    const { message } = await answer(engine, question, { language });
    return {
      title: text('nav.ask'),
      description: message.summary,
      main: html`<form class="ask" method="get" action="${request.base}/ask">
<label for="line">${text('ask.label')}</label>
<input id="line" name="q" type="text" value="${line}" maxlength="500" required>
<button type="submit">${text('ask.submit')}</button>
</form>
<div class="card message">${blocksHtml(message.blocks, commandLinks(request))}</div>`,
    };
  },
};
