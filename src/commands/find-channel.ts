import type { Brief, Channel } from '../domain/brief.ts';
import { closestOf } from '../text/closest.ts';
import { invalid, shown } from './errors.ts';

/**
 * The channel that is meant: by id, by its title in any language, by a beginning of one of them that fits no other channel.
 * Case, spaces and signs do not matter. Throws QUESTION_INVALID, with a suggestion where one is near.
 */
export function findChannel(brief: Brief, typed: string): Channel {
  const key = keyOf(typed);
  const forms = brief.channels.map((channel) => ({ channel, keys: formsOf(channel).map(keyOf) }));
  if (key === '') throw unknownChannel(brief, typed);
  const exact = forms.filter(({ keys }) => keys.includes(key));
  const begun =
    exact.length > 0 ? exact : forms.filter(({ keys }) => keys.some((form) => form.startsWith(key)));
  const [only, ...others] = begun;
  if (only === undefined) throw unknownChannel(brief, typed);
  if (others.length === 0) return only.channel;
  throw invalid(
    `${shown(typed)} may mean several channels.`,
    `Choose one of: ${begun.map(({ channel }) => channel.id).join(', ')}.`,
  );
}

function formsOf({ id, title }: Channel): readonly string[] {
  return [id, ...Object.values(title)];
}

/** Letters and digits alone, in one case. */
function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function unknownChannel(brief: Brief, typed: string) {
  const forms = new Map(
    brief.channels.flatMap((channel) => formsOf(channel).map((form) => [keyOf(form), channel.id])),
  );
  const near = closestOf(keyOf(typed), [...forms.keys()]);
  const id = near === undefined ? undefined : forms.get(near);
  return invalid(
    `There is no channel ${shown(typed)}.`,
    id === undefined
      ? `The channels: ${brief.channels.map((channel) => channel.id).join(', ')}.`
      : `Did you mean ${id}? \`channels\` lists them all.`,
  );
}
