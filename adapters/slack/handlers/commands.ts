import { commands } from '../../../src/index.ts';
import { openForm } from '../subscriptions/open-form.ts';
import type { SlackContext } from './context.ts';
import { reply } from './reply.ts';
import { unescapeText } from './typed-text.ts';

/** The word that opens the form, where no command of the engine has that name. */
const SUBSCRIBE = 'subscribe';

/** Each brief's slash command: acknowledged at once, answered to the one who asked. */
export function registerCommandHandlers(room: SlackContext): void {
  for (const { brief } of room.engines) {
    room.app.command(`/${brief.name}`, async ({ ack, command, respond }) => {
      await ack();
      await room.handle(command.trigger_id, async () => {
        const reader = await room.readers.read(command.user_id);
        const line = unescapeText(command.text);
        const asked = { trigger: command.trigger_id, reader, brief: brief.name, channel: command.channel_id };
        if (meansSubscribe(line)) return openForm(room, asked);
        const channel = command.channel_id;
        const occasion = { language: reader.language, channel, postable: !channel.startsWith('D') };
        const ask = { brief: brief.name, line: `/${brief.name} ${line}`.trim(), page: 1 };
        return reply(room, respond, await room.speaker.answer(ask, occasion), 'asker');
      });
    });
  }
}

function meansSubscribe(line: string): boolean {
  return line.toLowerCase() === SUBSCRIBE && commands.every(({ name }) => name !== SUBSCRIBE);
}
