import { type BackchannelError, type DecisionResult, explainError } from '../../../../src/index.ts';
import type { PageContent, PageRequest, Submitted } from '../../page-request.ts';
import { html } from '../../view/html.ts';

/** Where one sees what became of a decision: the page of the event as it stands, or the sentence that says why nothing was changed. */
export function resultPage(request: PageRequest, result: DecisionResult, back: string): Submitted {
  if (result.outcome === 'accepted') return { path: back };
  const title = request.compose.outcome(result);
  return {
    status: result.outcome === 'gone' ? 404 : 409,
    content: {
      title,
      description: title,
      main: html`<h1>${title}</h1>
<ul class="prompts"><li><a href="${request.base}${back}">${request.text('review.again')}</a></li></ul>`,
    },
  };
}

/** The page that the form came from, with what is wrong with the form. @throws the error where it is not about the form */
export function refused({ language }: PageRequest, error: BackchannelError, page: PageContent): Submitted {
  if (error.code !== 'QUESTION_INVALID' && error.code !== 'NOT_FOUND') throw error;
  const { problem, remedy } = explainError(error, language);
  return {
    status: 400,
    content: {
      ...page,
      main: html`<p class="notice" role="alert">${problem} ${remedy}</p>\n${page.main}`,
    },
  };
}
