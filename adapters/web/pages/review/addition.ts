import { BackchannelError } from '../../../../src/index.ts';
import type { PageContent, PageRequest, SitePage } from '../../page-request.ts';
import { html } from '../../view/html.ts';
import { additionForm, claimPath, eventValues, type Values } from './forms.ts';
import { refused, resultPage } from './result.ts';

/** An event that no source reports. */
export const addition: SitePage = {
  path: '/operator/review/add',
  dated: false,
  live: true,
  show: async (request) => contentOf(request, () => ''),
  async submit(request, _, form) {
    const { by, field } = form;
    const { channel = '', action = 'hold', date = '', ...rest } = eventValues(form);
    try {
      const result = await request.engine.review.add({
        ...{ by, reason: field('reason'), source: field('source') },
        values: { channel, action, date, ...rest },
      });
      const added = result.outcome === 'accepted' ? result.claim : undefined;
      return resultPage(request, result, added === undefined ? '/operator/decisions' : claimPath(added));
    } catch (error) {
      if (!(error instanceof BackchannelError)) throw error;
      return refused(request, error, contentOf(request, field));
    }
  },
};

function contentOf(request: PageRequest, sent: Values): PageContent {
  const title = request.text('review.add');
  return {
    title,
    description: title,
    main: html`<h1>${title}</h1>\n${additionForm(request, sent)}`,
  };
}
