import {
  type APIInteractionResponse,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';

/**
 * How an interaction is handled: `first` must reach Discord within 3 s, `after` is the work that follows, with 15 min to edit the response.
 * The transport decides how `first` is sent.
 */
export interface Handled {
  readonly first: APIInteractionResponse;
  readonly after?: () => Promise<void>;
}

/** "Thinking", shown to the user alone or to all. */
export function defer(visible: 'user' | 'all', after: () => Promise<void>): Handled {
  const type = InteractionResponseType.DeferredChannelMessageWithSource;
  return { first: visible === 'all' ? { type } : { type, data: { flags: MessageFlags.Ephemeral } }, after };
}

/** The message whose button was used stays until it is edited. */
export function deferUpdate(after: () => Promise<void>): Handled {
  return { first: { type: InteractionResponseType.DeferredMessageUpdate }, after };
}

/** Opens a modal. */
export function openModal(data: APIModalInteractionResponseCallbackData): Handled {
  return { first: { type: InteractionResponseType.Modal, data } };
}
