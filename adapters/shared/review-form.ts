import {
  ACTIONS,
  BackchannelError,
  type Engine,
  type EventValues,
  findChannel,
  isPartialDate,
  type Language,
  type ReviewClaim,
} from '../../src/index.ts';
import { formatShared } from './locales/index.ts';

/** The fields of the form by which a claim is corrected. */
export const CORRECTION_FIELDS = ['channel', 'action', 'date', 'note'] as const;
export type CorrectionField = (typeof CORRECTION_FIELDS)[number];

/** What stands in the fields, as it was typed or chosen. */
export type CorrectionEntries = Readonly<Record<CorrectionField, string>>;

/** What is true instead, and why. */
export interface ClaimCorrection {
  readonly values: Partial<EventValues>;
  readonly reason: string;
}

/** Characters of a note; the engine takes as many of a reason. */
export const MAX_NOTE = 2_000;

/** What the form begins with: the event as it was reported. */
export function entriesOf({ event: { channel, action, date } }: ReviewClaim): CorrectionEntries {
  return { channel, action, date, note: '' };
}

/** What was filled in as a correction; or what is wrong with it, by field. */
export function readCorrection(
  entries: CorrectionEntries,
  { brief }: Pick<Engine, 'brief'>,
  language: Language,
):
  | { readonly correction: ClaimCorrection }
  | { readonly problems: Partial<Record<CorrectionField, string>> } {
  const channel = channelOf(brief, entries.channel);
  const action = ACTIONS.find((one) => one === entries.action);
  const date = entries.date.normalize('NFKC').trim();
  const reason = entries.note.trim();
  const isDate = isPartialDate(date);
  if (channel !== undefined && action !== undefined && isDate && reason !== '')
    return { correction: { values: { channel, action, date }, reason } };
  const say = (key: 'channel' | 'action' | 'date' | 'note') => formatShared(language, `review.${key}.wrong`);
  return {
    problems: {
      ...(channel === undefined && { channel: say('channel') }),
      ...(action === undefined && { action: say('action') }),
      ...(!isDate && { date: say('date') }),
      ...(reason === '' && { note: say('note') }),
    },
  };
}

function channelOf(brief: Engine['brief'], typed: string): string | undefined {
  try {
    return findChannel(brief, typed).id;
  } catch (error) {
    if (error instanceof BackchannelError) return undefined;
    throw error;
  }
}

interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The brief's channels, to choose from. */
export function channelChoices({ brief }: Engine, language: Language): readonly Choice[] {
  return brief.channels.map(({ id, title }) => ({ label: title[language], value: id }));
}

/** What may have happened, in the words of the channel. */
export function actionChoices(engine: Engine, channel: string, language: Language): readonly Choice[] {
  const composer = engine.composer(language);
  return ACTIONS.map((action) => ({ label: composer.action({ action, channel }), value: action }));
}
