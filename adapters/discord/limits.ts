const COMPONENTS = 40;
const TEXT = 4_000;

/**
 * Discord's limits for messages, modals and commands
 * (https://docs.discord.com/developers/components/reference, …/interactions/application-commands). Lengths are UTF-16 units.
 */
export const LIMITS = {
  /** Components in a message, nested ones included. */
  components: COMPONENTS,
  /** Characters of all text displays of a message together. */
  text: TEXT,
  /** Characters of a message without components. */
  content: 2_000,
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  options: 25,
  /** Label, value and description of a select menu's option. */
  optionText: 100,
  placeholder: 150,
  /** Description of a picture. */
  altText: 1_024,
  threadName: 100,
  modalTitle: 45,
  label: 45,
  inputValue: 4_000,
  choices: 25,
  /** Name and value of a choice offered by completion. */
  choiceText: 100,
  commandDescription: 100,
  commandName: 32,
  subcommands: 25,
  /** Messages of a conversation's history per call. */
  messages: 100,
  /**
   * What `render` fills of a message. The rest is for what is added when it is sent: in a conversation a row of five buttons
   * and the menus of languages and channels (10 components) and the page number; in a delivery the button with its key (2).
   */
  bodyComponents: COMPONENTS - 10,
  bodyText: TEXT - 200,
} as const;
