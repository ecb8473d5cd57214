import { expect } from 'vitest';
import { answerOf, firstOf, type Scene } from './scenario.ts';
import type { Act } from './state.ts';

/** Opens the form and sends it with these fields; what is not named stays as it was offered. */
export async function fillIn(
  { discord }: Scene,
  fields: Record<string, string | readonly string[]> = {},
): Promise<Act> {
  const opened = await discord.person.command('two-rivers-manage', 'subscribe');
  expect((await firstOf(opened)).type).toBe(9);
  return discord.person.submit(opened, fields);
}

/** Makes a subscription as a person does, and tells what was kept. */
export async function subscribe(scene: Scene, fields: Record<string, string | readonly string[]> = {}) {
  const form = await answerOf(await fillIn(scene, fields), 'The subscription');
  await answerOf(await scene.discord.person.press(form, 'Save'), 'Saved.');
  const [kept] = await scene.context.subscriptions.list();
  if (kept === undefined) throw new Error('Nothing was kept.');
  return kept;
}

/** Asks for the list of the channel's subscriptions. */
export const list = ({ discord }: Scene, setting = {}) =>
  discord.person.command('two-rivers-manage', 'list', {}, setting);
