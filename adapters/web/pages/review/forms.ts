import { ACTIONS, FORMS, type ReviewClaim, type StoredDecision } from '../../../../src/index.ts';
import type { PageRequest, SentForm } from '../../page-request.ts';
import { type Content, type Html, html } from '../../view/html.ts';

/** Decisions that need no more than a reason. */
export const VERDICTS = ['confirm', 'reject', 'dispute', 'retract'] as const;
type Verdict = (typeof VERDICTS)[number];

/** What a form shows in its fields at first. */
export type Values = (name: string) => string;

/** The page of a claim below the brief's path. */
export function claimPath({ id }: Pick<ReviewClaim, 'id'>): string {
  return `/operator/review/${id}`;
}

/** Buttons for the decisions that need no values. */
export function verdictForm(
  request: PageRequest,
  claim: ReviewClaim,
  verdicts: readonly Verdict[],
  sent?: Values,
): Html {
  const { text } = request;
  const buttons = verdicts.map(
    (verdict) =>
      html`<button type="submit" name="kind" value="${verdict}">${text(`review.${verdict}`)}</button>`,
  );
  return html`<form class="filter review" method="post" action="${request.base}${claimPath(claim)}">
${known(claim)}${reason(request, claim.id + verdicts.length, sent)}
<p class="buttons">${buttons}</p></form>`;
}

/** A form with what is true instead. */
export function correctionForm(request: PageRequest, claim: ReviewClaim, sent?: Values): Html {
  const { channel, action, date } = claim.event;
  const values = sent ?? ((name) => ({ channel, action, date })[name] ?? '');
  return opened(
    request,
    'correct',
    html`<form class="filter review" method="post" action="${request.base}${claimPath(claim)}">
${known(claim)}<input type="hidden" name="kind" value="correct">
${eventFields(request, 'correct', values)}${reason(request, 'correct', sent)}
<p class="buttons"><button type="submit">${request.text('review.correct')}</button></p></form>`,
  );
}

/** A form that joins two events which are the same. */
export function mergeForm(request: PageRequest, claim: ReviewClaim, sent?: Values): Html {
  const { text, base } = request;
  return opened(
    request,
    'merge',
    html`<form class="filter review" method="post" action="${base}${claimPath(claim)}">
${known(claim)}<input type="hidden" name="kind" value="merge">
<p><label for="other">${text('review.other')}</label><input id="other" name="other" type="text" pattern="[0-9a-f]{1,8}" size="10" value="${sent?.('other') ?? ''}" required></p>
${reason(request, 'merge', sent)}
<p class="buttons"><button type="submit">${text('review.merge')}</button></p></form>`,
  );
}

/** A form that takes a report out of an event; nothing where there is only one report. */
export function splitForm(request: PageRequest, claim: ReviewClaim, sent?: Values): Content {
  const { text, base } = request;
  const { reports, channel, action, date } = claim.event;
  if (reports.length < 2) return false;
  const values = sent ?? ((name) => ({ channel, action, date })[name] ?? '');
  const options = reports.map(({ source: { id, title, outlet } }) =>
    option(id, `${outlet ?? ''} ${title ?? id}`.trim(), values('report')),
  );
  return opened(
    request,
    'split',
    html`<form class="filter review" method="post" action="${base}${claimPath(claim)}">
${known(claim)}<input type="hidden" name="kind" value="split">
<p class="words"><label for="report">${text('review.report')}</label><select id="report" name="report">${options}</select></p>
${eventFields(request, 'split', values)}${reason(request, 'split', sent)}
<p class="buttons"><button type="submit">${text('review.split')}</button></p></form>`,
  );
}

/** A form for an event that no source reports. */
export function additionForm(request: PageRequest, sent: Values): Html {
  const { text, base } = request;
  return html`<form class="card filter review" method="post" action="${base}/operator/review/add">
${eventFields(request, 'add', sent)}
<p class="words"><label for="source">${text('review.source')}</label><input id="source" name="source" type="text" value="${sent('source')}" maxlength="2000" required></p>
${reason(request, 'add', sent)}
<p class="buttons"><button type="submit">${text('review.add')}</button></p></form>`;
}

/** The button that reverses a decision. */
export function undoForm({ base, text }: PageRequest, { id }: StoredDecision): Html {
  return html`<form class="filter review" method="post" action="${base}/operator/decisions"><input type="hidden" name="decision" value="${id}">
<p class="buttons"><button type="submit">${text('review.undo')}</button></p></form>`;
}

/** What a form says of an event, for the engine to check; empty fields are left out. */
export function eventValues({ field }: Pick<SentForm, 'field'>) {
  const action = ACTIONS.find((one) => one === field('action'));
  const form = FORMS.find((one) => one === field('form'));
  const [channel, date, place, note] = [field('channel'), field('date'), field('place'), field('note')];
  return {
    ...(channel !== '' && { channel }),
    ...(action !== undefined && { action }),
    ...(date !== '' && { date }),
    ...(form !== undefined && { form }),
    ...(place !== '' && { place }),
    ...(note !== '' && { note }),
  };
}

function opened({ text }: PageRequest, kind: 'correct' | 'merge' | 'split', form: Html): Html {
  return html`<details><summary>${text(`review.${kind}.about`)}</summary>${form}</details>\n`;
}

/** The last decision that the page knows of: a later one by somebody else is not overruled. */
function known({ last }: ReviewClaim): Html {
  return html`<input type="hidden" name="last" value="${last ?? ''}">`;
}

function reason({ text }: PageRequest, id: string, sent?: Values): Html {
  return html`<p class="words"><label for="reason-${id}">${text('review.reason')}</label><input id="reason-${id}" name="reason" type="text" maxlength="2000" value="${sent?.('reason') ?? ''}"></p>`;
}

function eventFields({ engine, language, text, compose }: PageRequest, id: string, values: Values): Html {
  const channels = engine.brief.channels.map((one) => option(one.id, one.title[language], values('channel')));
  const channel = values('channel');
  const actions = ACTIONS.map((action) =>
    option(action, compose.action({ action, channel }), values('action')),
  );
  const forms = FORMS.map((form) => option(form, text(`review.form.${form}`), values('form')));
  return html`<p><label for="channel-${id}">${text('lookup.channel')}</label><select id="channel-${id}" name="channel">${channels}</select></p>
<p><label for="action-${id}">${text('review.action')}</label><select id="action-${id}" name="action">${actions}</select></p>
<p><label for="date-${id}">${text('review.date')}</label><input id="date-${id}" name="date" type="text" inputmode="numeric" placeholder="2023-08-01" size="12" maxlength="10" value="${values('date')}" required></p>
<p><label for="form-${id}">${text('review.form')}</label><select id="form-${id}" name="form"><option value=""></option>${forms}</select></p>
<p><label for="place-${id}">${text('review.place')}</label><input id="place-${id}" name="place" type="text" maxlength="200" value="${values('place')}"></p>
<p class="words"><label for="note-${id}">${text('review.note')}</label><input id="note-${id}" name="note" type="text" maxlength="2000" value="${values('note')}"></p>
`;
}

function option(value: string, label: string, chosen: string): Html {
  return html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`;
}
