import type { ReviewClaim } from '../../../../src/index.ts';
import { commandLinks } from '../../command-links.ts';
import type { PageRequest, SitePage } from '../../page-request.ts';
import { type Html, html } from '../../view/html.ts';
import { blocksHtml } from '../../view/message.ts';
import { claimPath, verdictForm } from './forms.ts';

/** The claims that no one has confirmed, most consequential first. */
export const waiting: SitePage = {
  path: '/operator/review',
  dated: false,
  live: true,
  async show(request) {
    const { engine, compose, text, base } = request;
    const pending = await engine.review.pending();
    const { summary } = compose.claims({ ...pending, asOf: engine.today() });
    return {
      title: summary,
      description: summary,
      main: html`<h1>${summary}</h1>
<ul class="prompts"><li><a href="${base}/operator/review/add">${text('review.add')}</a></li><li><a href="${base}/operator/decisions">${text('review.decisions')}</a></li></ul>
${pending.claims.map((claim) => card(request, claim))}`,
    };
  },
};

function card(request: PageRequest, claim: ReviewClaim): Html {
  const { compose, text, base } = request;
  const { blocks } = compose.claim(claim);
  return html`<section class="card message claim">${blocksHtml(blocks, commandLinks(request))}
${verdictForm(request, claim, ['confirm', 'reject'])}
<ul class="prompts"><li><a href="${base}${claimPath(claim)}">${text('review.more')}</a></li></ul></section>
`;
}
