import type { REST } from 'discord.js';
import type { AdapterContext } from '../../../src/index.ts';
import type { LanguagePreferences } from '../../shared/language-preferences.ts';
import { createLanguagePreferences } from '../../shared/language-preferences.ts';
import { createQuestionService, type QuestionService } from '../../shared/question-service.ts';
import { describeError } from '../transport/errors.ts';

/** What the handlers of Discord's interactions work with. */
export interface DiscordContext extends AdapterContext {
  /** Answers interactions. */
  readonly rest: REST;
  /** The application's id. */
  readonly application: string;
  readonly questions: QuestionService;
  readonly preferences: LanguagePreferences;
}

/** The handlers' context over that of the adapter. */
export function createDiscordContext(
  context: AdapterContext,
  { rest, application }: Pick<DiscordContext, 'rest' | 'application'>,
): DiscordContext {
  return {
    ...context,
    rest,
    application,
    questions: createQuestionService('discord', context, describeError),
    preferences: createLanguagePreferences('discord', context),
  };
}
