import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';

/**
 * How an interaction is taken: `first` must reach Discord within 3 s and is ready at once, `after` is the work that follows, with 15 min to
 * change the answer. It knows nothing of how the answer travels.
 */
export interface Handled {
  readonly first: APIInteractionResponse;
  readonly after?: () => Promise<void>;
}

/** "Thinking", for the asker's eyes only or for all. */
export function defer(visible: 'asker' | 'all', after: () => Promise<void>): Handled {
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  return { first: visible === 'all' ? { type } : { type, data: { flags: MessageFlags.Ephemeral } }, after };
}

/** The message whose button was used stays until it is changed. */
export function deferUpdate(after: () => Promise<void>): Handled {
  return { first: { type: InteractionResponseType.DeferredMessageUpdate }, after };
}

/** Opens a modal. */
export function openModal(data: APIModalInteractionResponseCallbackData): Handled {
  return { first: { type: InteractionResponseType.Modal, data } };
}
