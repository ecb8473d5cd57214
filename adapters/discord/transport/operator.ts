import { MessageFlags, type REST, Routes } from 'discord.js';
import { type Logger, shorten } from '../../../src/index.ts';
import { MAX_CONTENT } from '../limits.ts';
import { escapeText } from '../render/escape.ts';
import { describeError } from './errors.ts';

/** So many different problems are remembered, so that each is told once. */
const MAX_REMEMBERED = 500;

/** Tells the operator's channel what needs a person, each problem once; without such a channel the log alone has it. Never throws. */
export function createAlarm(rest: REST, channel: string | undefined, log: Logger): (problem: string) => void {
  const told = new Set<string>();
  return (problem) => {
    if (channel === undefined || told.has(problem)) return;
    if (told.size >= MAX_REMEMBERED) told.clear();
    told.add(problem);
    const content = shorten(`⚠ ${escapeText(problem)}`, MAX_CONTENT);
    const body = { content, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
    rest.post(Routes.channelMessages(channel), { body }).catch((error: unknown) => {
      log.warn({ channel, reason: describeError(error) }, "discord: the operator's channel cannot be told");
    });
  };
}
