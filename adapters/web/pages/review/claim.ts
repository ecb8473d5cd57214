import {
  BackchannelError,
  type DecisionOrder,
  problem,
  ReaderError,
  type ReviewClaim,
} from '../../../../src/index.ts';
import { commandLinks } from '../../command-links.ts';
import type { PageContent, PageRequest, SentForm, SitePage } from '../../page-request.ts';
import { html } from '../../view/html.ts';
import { blocksHtml } from '../../view/message.ts';
import {
  claimPath,
  correctionForm,
  eventValues,
  mergeForm,
  splitForm,
  undoForm,
  type Values,
  VERDICTS,
  verdictForm,
} from './forms.ts';
import { refused, resultPage } from './result.ts';

/** One claim with all that can be decided on it. */
export const claim: SitePage = {
  path: '/operator/review/:claim',
  dated: false,
  live: true,
  show: async (request, { claim: id = '' }) => contentOf(request, await found(request, id)),
  async submit(request, { claim: id = '' }, form) {
    const { review } = request.engine;
    try {
      const result = await review.decide(orderOf(id, form));
      const standing = result.outcome === 'accepted' ? result.claim : undefined;
      return resultPage(
        request,
        result,
        standing === undefined ? '/operator/decisions' : claimPath(standing),
      );
    } catch (error) {
      if (!(error instanceof BackchannelError)) throw error;
      return refused(request, error, await contentOf(request, await found(request, id), form.field));
    }
  },
};

async function found({ engine }: PageRequest, id: string): Promise<ReviewClaim> {
  const one = await engine.review.claim(id);
  if (one === undefined) throw new ReaderError('NOT_FOUND', problem('claim.unknown', { typed: id }));
  return one;
}

async function contentOf(request: PageRequest, one: ReviewClaim, sent?: Values): Promise<PageContent> {
  const { summary, blocks } = request.compose.claim(one);
  const [latest] = await request.engine.review.history(one.id);
  return {
    title: summary,
    description: summary,
    main: html`<h1>${summary}</h1>
<div class="card message claim">${blocksHtml(blocks, commandLinks(request))}
${latest !== undefined && undoForm(request, latest)}
${verdictForm(request, one, VERDICTS, sent)}
${correctionForm(request, one, sent)}${mergeForm(request, one, sent)}${splitForm(request, one, sent)}</div>
<ul class="prompts"><li><a href="${request.base}/operator/review">${request.text('operator.review')}</a></li></ul>`,
  };
}

/** @throws BackchannelError QUESTION_INVALID where the form names no decision */
function orderOf(id: string, form: SentForm): DecisionOrder {
  const { by, field } = form;
  const [kind, last] = [field('kind'), field('last')];
  const order = { claim: id, last: last === '' ? null : last, by, reason: field('reason') };
  const verdict = VERDICTS.find((one) => one === kind);
  if (verdict !== undefined) return { ...order, kind: verdict };
  switch (kind) {
    case 'correct':
      return { ...order, kind, values: eventValues(form) };
    case 'merge':
      return { ...order, kind, other: field('other') };
    case 'split':
      return { ...order, kind, report: field('report'), values: eventValues(form) };
    default:
      throw new ReaderError('QUESTION_INVALID', problem('decision.unnamed', {}));
  }
}
