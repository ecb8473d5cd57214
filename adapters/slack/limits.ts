/**
 * What Slack takes at most, in characters and pieces (https://docs.slack.dev/reference/block-kit, …/reference/views,
 * …/reference/methods/chat.postMessage; read in 2026). The SDK checks none of it; Slack answers `invalid_blocks`.
 */

/** Blocks of a message. */
export const MESSAGE_BLOCKS = 50;
/** Blocks of a modal or of the Home tab. */
export const VIEW_BLOCKS = 100;
/** Text of a section. */
export const SECTION_TEXT = 3_000;
/** Text of a header. */
export const HEADER_TEXT = 150;
/** Elements of a row of buttons and menus. */
export const ACTIONS = 25;
/** Label of a button. */
export const BUTTON_TEXT = 75;
/** What is asked before a button does its work, and the answers to it. */
export const CONFIRM_TEXT = 300;
export const CONFIRM_BUTTON = 30;
/** What a button carries. */
export const BUTTON_VALUE = 2_000;
/** Options of a menu. */
export const SELECT_OPTIONS = 100;
/** Label of an option, and of a group of them. */
export const OPTION_TEXT = 75;
/** What an option carries. */
export const OPTION_VALUE = 150;
/** Entries of an overflow menu. */
export const OVERFLOW_OPTIONS = 5;
/** Name of a block. */
export const BLOCK_ID = 255;
/** Words for a picture. */
export const ALT_TEXT = 2_000;
/** Title, submit and close of a modal. */
export const MODAL_TITLE = 24;
/** The fallback text above which Slack cuts it off by itself; it recommends no more than 4,000. */
export const FALLBACK_TEXT = 4_000;

/**
 * Text of a rich text block, and of all blocks of a message. Slack states neither; these are the figures of its sections and
 * of its Markdown blocks, which have been seen to pass.
 */
export const RICH_TEXT = 3_000;
export const MESSAGE_TEXT = 12_000;
