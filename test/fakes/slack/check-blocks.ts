import { checkElement } from './check-elements.ts';
import { checkRichText } from './check-rich.ts';
import { checkTable } from './check-table.ts';
import { checkString, checkText, type Report } from './check-text.ts';
import type { Json } from './workspace.ts';

type Check = (block: Json, at: string, report: Report) => void;

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const BOTH = ['plain_text', 'mrkdwn'];

const checkSection: Check = ({ text, fields, accessory }, at, report) => {
  if (text === undefined && fields === undefined) report('needs text or fields', at);
  if (text !== undefined) checkText(text, { most: 3_000, kinds: BOTH }, `${at}/text`, report);
  if (fields !== undefined && (list(fields).length < 1 || list(fields).length > 10))
    report('1 to 10 fields', at);
  for (const field of list(fields)) checkText(field, { most: 2_000, kinds: BOTH }, `${at}/fields`, report);
  if (accessory !== undefined) checkElement(accessory, 'accessory', `${at}/accessory`, report);
};

const checkActions: Check = ({ elements }, at, report) => {
  const all = list(elements);
  if (all.length < 1 || all.length > 25) report('1 to 25 elements', at);
  for (const [index, element] of all.entries()) checkElement(element, 'actions', `${at}/${index}`, report);
  const ids = all.map(({ action_id: id }) => id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) report('action_id is there twice', at);
};

const checkContext: Check = ({ elements }, at, report) => {
  const all = list(elements);
  if (all.length < 1 || all.length > 10) report('1 to 10 elements', at);
  for (const element of all) {
    if (element.type === 'image') checkImage(element, at, report);
    else checkText(element, { most: 3_000, kinds: BOTH }, at, report);
  }
};

const checkImage: Check = ({ alt_text: alt, image_url: url, slack_file: file, title }, at, report) => {
  if (typeof alt !== 'string' || alt === '') report('alt_text is missing', at);
  checkString(alt, 2_000, `${at}/alt_text`, report);
  checkString(url, 3_000, `${at}/image_url`, report);
  if ((url === undefined) === (file === undefined)) report('needs image_url or slack_file', at);
  if (title !== undefined) checkText(title, { most: 2_000 }, `${at}/title`, report);
};

const checkInput: Check = ({ label, hint, element }, at, report) => {
  checkText(label, { most: 2_000 }, `${at}/label`, report);
  if (hint !== undefined) checkText(hint, { most: 2_000 }, `${at}/hint`, report);
  checkElement(element, 'input', `${at}/element`, report);
};

const CHECKS: Readonly<Record<string, Check>> = {
  header: ({ text }, at, report) => checkText(text, { most: 150 }, `${at}/text`, report),
  section: checkSection,
  actions: checkActions,
  context: checkContext,
  image: checkImage,
  input: checkInput,
  divider() {},
  data_table: checkTable,
  rich_text: ({ elements }, at, report) => checkRichText(list(elements), at, report),
};

/** Where blocks stand: how many there may be, and which kinds only there. */
const SURFACES = { message: 50, modal: 100, home: 100 } as const;

/**
 * Everything that Slack would refuse in blocks, as it says it: `must be less than 151 characters [json-pointer:/blocks/0/text]`.
 * Kinds of blocks that the app does not use are refused as unknown.
 */
export function blockProblems(value: unknown, surface: keyof typeof SURFACES): string[] {
  const problems: string[] = [];
  const report: Report = (problem, at) => problems.push(`${problem} [json-pointer:${at}]`);
  if (!Array.isArray(value)) return ['must be an array [json-pointer:/blocks]'];
  const blocks = list(value);
  if (blocks.length > SURFACES[surface]) report(`no more than ${SURFACES[surface]} items allowed`, '/blocks');
  for (const [index, block] of blocks.entries()) {
    const at = `/blocks/${index}`;
    const check = CHECKS[String(block.type)];
    if (check === undefined) report(`unsupported type: ${String(block.type)}`, at);
    else check(block, at, report);
    if (block.type === 'input' && surface === 'message') report('input is for views', at);
    if (block.type === 'data_table' && surface !== 'message') report('tables are for messages', at);
    checkString(block.block_id, 255, `${at}/block_id`, report);
  }
  const ids = blocks.map(({ block_id: id }) => id).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) report('block_id is there twice', '/blocks');
  return problems;
}
