import type { Channel } from '../../domain/brief.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';
import type { Action } from '../../domain/event.ts';
import type { Clause, Scene } from './scene.ts';

/** What is carried from sentence to sentence of an article: its channel, its time, who spoke when. */
export interface Thread {
  /** The channels that were spoken of, the last one first. */
  recent(): readonly string[];
  /** The date that was last told. */
  date(): PartialDate | undefined;
  turnTo(channel: string): void;
  /** A channel that is named becomes what later sentences mean, where nothing was in focus in this paragraph. */
  mention(scene: Scene, clause: Clause, channels: readonly Channel[]): void;
  remember(scene: Scene, published: Day): void;
  /** The date of an undated sentence that goes on from the one before. */
  continued(scene: Scene, action: Action, published: Day): PartialDate | undefined;
}

/** Older than this, a date told in a paragraph is a story's, and the story goes on in the next sentence. */
const STORY_DAYS = 30;

export function startThread(): Thread {
  let recent: readonly string[] = [];
  let context: PartialDate | undefined;
  let paragraph: number | undefined;
  const spoke = new Map<string, PartialDate>();
  const turnTo = (channel: string) => {
    recent = [channel, ...recent.filter((other) => other !== channel)];
  };
  return {
    recent: () => recent,
    date: () => context,
    turnTo,
    mention(scene, clause, channels) {
      for (const { tag, start, end } of scene.found) {
        if (tag.kind !== 'channel' || tag.strength === 'unless' || start < clause.start || end > clause.end)
          continue;
        const sides = channels.find(({ id }) => id === tag.channel)?.cues.sides ?? [];
        const first = recent.length === 0 && sides.every((side) => scene.sides.has(side));
        if (tag.strength === 'term' || first) turnTo(tag.channel);
      }
    },
    remember(scene, published) {
      const past = scene.dates().find(({ date, bound }) => firstDay(date) <= published && !bound);
      if (past === undefined) return;
      context = past.date;
      paragraph = scene.sentence.paragraph;
      for (const party of scene.parties) spoke.set(party.actor ?? party.role ?? '', past.date);
    },
    continued(scene, action, published) {
      const old = context !== undefined && lastDay(context) < addDays(published, -STORY_DAYS);
      if (old && paragraph === scene.sentence.paragraph && action !== 'schedule') return context;
      if (scene.vocabulary.backThen.test(scene.sentence.folded)) return context;
      if (action !== 'propose' && action !== 'refuse') return undefined;
      return scene.parties
        .map(({ actor, role }) => spoke.get(actor ?? role ?? ''))
        .find((date) => date !== undefined);
    },
  };
}
