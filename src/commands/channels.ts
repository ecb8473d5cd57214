import type { Command } from './command.ts';
import { LANG } from './parameters.ts';

/** What is watched. */
export const channels: Command = {
  name: 'channels',
  chineseName: { 'zh-Hans': '渠道', 'zh-Hant': '管道' },
  aliases: ['管道'],
  summary: {
    en: 'the channels that are watched, and what counts as each',
    'zh-Hans': '所关注的渠道及其范围',
    'zh-Hant': '所關注的管道及其範圍',
  },
  parameters: [LANG],
  examples: ['channels', 'channels lang:zh-Hant'],
  async ask({ engine: { brief }, compose }) {
    const listed = brief.channels.map(({ id, group, parent = null, title, description }) => ({
      channel: id,
      group,
      parent,
      title: { ...title },
      description: { ...description },
    }));
    return { message: compose.channels(), data: { brief: brief.name, channels: listed } };
  },
};
