import { blockProblems } from './check-blocks.ts';
import { checkString, checkText, type Report } from './check-text.ts';
import type { Json } from './workspace.ts';

/** So large may a view be in all. */
const MAX_BYTES = 250_000;

/** Everything that Slack would refuse in a view. */
export function viewProblems(value: unknown): string[] {
  const view = (value ?? {}) as Json;
  if (view.type !== 'modal' && view.type !== 'home') return ['unsupported type [json-pointer:/view/type]'];
  const problems = blockProblems(view.blocks, view.type);
  const report: Report = (problem, at) => problems.push(`${problem} [json-pointer:${at}]`);
  if (view.type === 'modal') checkModal(view, report);
  checkString(view.private_metadata, 3_000, '/view/private_metadata', report);
  checkString(view.callback_id, 255, '/view/callback_id', report);
  checkString(view.external_id, 255, '/view/external_id', report);
  if (JSON.stringify(view).length > MAX_BYTES) report('view is too large', '/view');
  return problems;
}

function checkModal(view: Json, report: Report): void {
  checkText(view.title, { most: 24 }, '/view/title', report);
  if (view.close !== undefined) checkText(view.close, { most: 24 }, '/view/close', report);
  if (view.submit !== undefined) checkText(view.submit, { most: 24 }, '/view/submit', report);
  const inputs = Array.isArray(view.blocks) && view.blocks.some((block: Json) => block.type === 'input');
  if (inputs && view.submit === undefined) report('submit is needed where there are inputs', '/view/submit');
}
