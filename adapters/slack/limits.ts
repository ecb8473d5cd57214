/**
 * Slack's limits, in characters and elements (https://docs.slack.dev/reference/block-kit, …/reference/views,
 * …/reference/methods/chat.postMessage; read in 2026). The SDK checks none of them; Slack answers `invalid_blocks`.
 */
export const LIMITS = {
  messageBlocks: 50,
  /** Blocks of a modal or of the Home tab. */
  viewBlocks: 100,
  sectionText: 3_000,
  headerText: 150,
  /** Elements in a row of buttons and menus. */
  actions: 25,
  buttonText: 75,
  /** The question before a button does its work, and the label of each answer. */
  confirmText: 300,
  confirmButton: 30,
  buttonValue: 2_000,
  selectOptions: 100,
  placeholder: 150,
  /** A table: rows besides its header, characters of all cells of a message together. */
  tableRows: 100,
  tableText: 10_000,
  /** No limit of Slack's: a longer cell makes a row that is hard to read. */
  tableCell: 300,
  /** Label of an option, or of a group of options. */
  optionText: 75,
  optionValue: 150,
  overflowOptions: 5,
  blockId: 255,
  altText: 2_000,
  /** Title, submit and close of a modal. */
  modalTitle: 24,
  /** Slack cuts off longer fallback texts; it recommends no more than 4,000. */
  fallbackText: 4_000,
  /** Undocumented: the limit of a section, which rich text blocks have been seen to accept. */
  richText: 3_000,
  /** Undocumented: the limit of Markdown blocks, which the text of all blocks together has been seen to accept. */
  messageText: 12_000,
  /** Addresses in links (the documented limit is that of a button). */
  url: 3_000,
} as const;
