/**
 * What Discord takes in one message, modal or command, as its documentation gives it
 * (https://docs.discord.com/developers/components/reference, …/interactions/application-commands). Lengths are UTF-16 units.
 */

/** Components in a message, those inside others among them. */
export const MAX_COMPONENTS = 40;
/** Characters of all text displays of a message together. */
export const MAX_TEXT = 4_000;
/** Characters of a message without components. */
export const MAX_CONTENT = 2_000;
export const MAX_CUSTOM_ID = 100;
export const MAX_BUTTONS_IN_ROW = 5;
export const MAX_BUTTON_LABEL = 80;
export const MAX_OPTIONS = 25;
/** Label, value and description of a select menu's option. */
export const MAX_OPTION_TEXT = 100;
export const MAX_PLACEHOLDER = 150;
/** A picture's description. */
export const MAX_ALT = 1_024;
export const MAX_THREAD_NAME = 100;
export const MAX_MODAL_TITLE = 45;
export const MAX_LABEL = 45;
export const MAX_INPUT_VALUE = 4_000;
export const MAX_CHOICES = 25;
/** Name and value of a choice that completion offers. */
export const MAX_CHOICE_TEXT = 100;
export const MAX_COMMAND_DESCRIPTION = 100;
export const MAX_COMMAND_NAME = 32;
export const MAX_SUBCOMMANDS = 25;
/** Posts in a channel's history that one call returns. */
export const MAX_MESSAGES = 100;

/**
 * What `render` fills of a message; the rest is kept for what is put around it when it is sent: in a conversation the row of pages,
 * the menus of languages and channels (9 components) and the line that tells the page, in a delivery the button that bears its key (2).
 */
export const BODY_COMPONENTS = MAX_COMPONENTS - 10;
export const BODY_TEXT = MAX_TEXT - 200;
