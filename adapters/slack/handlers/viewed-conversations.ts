import type { AppContextChangedEvent, AssistantThreadStartedEvent } from '@slack/types';
import type { Cache } from '../../../src/index.ts';

/** Milliseconds for which a conversation counts as the one in view. */
const REMEMBERED = 86_400_000;

/** Which conversation people have in view next to their conversation with the app. */
export interface ViewedConversations {
  /** The conversation in view, by the id of the person's conversation with the app. */
  find(direct: string): Promise<string | undefined>;
  /** What is remembered for a payload of the assistant. */
  contextOf(payload: object): Promise<AssistantThread['context']>;
  /** Remembers what a payload of the assistant tells. */
  saveContextOf(payload: object): Promise<void>;
  /** Remembers the conversation among the things in view. */
  saveEntities(direct: string, context: AppContextChangedEvent['context'] | undefined): Promise<void>;
}

/** Keeps them in the cache; one that is lost costs nothing but a name in the next question. */
export function viewedConversations(cache: Cache): ViewedConversations {
  const keyOf = (direct: string) => `slack:viewed:${direct}`;
  const find = (direct: string) => cache.get<string>(keyOf(direct));
  const save = async (direct: string, conversation: string | undefined) => {
    if (conversation === undefined) await cache.delete(keyOf(direct));
    else await cache.set(keyOf(direct), conversation, REMEMBERED);
  };
  return {
    find,
    async contextOf(payload) {
      const channel = await find(threadOf(payload)?.channel_id ?? '');
      return channel === undefined ? {} : { channel_id: channel };
    },
    async saveContextOf(payload) {
      const thread = threadOf(payload);
      if (thread !== undefined) await save(thread.channel_id, thread.context.channel_id);
    },
    async saveEntities(direct, context) {
      const entity = context?.entities?.find(({ type }) => type === 'slack#/types/channel_id');
      await save(direct, typeof entity?.value === 'string' ? entity.value : undefined);
    },
  };
}

type AssistantThread = AssistantThreadStartedEvent['assistant_thread'];

function threadOf(payload: object): AssistantThread | undefined {
  return 'assistant_thread' in payload ? (payload.assistant_thread as AssistantThread) : undefined;
}
