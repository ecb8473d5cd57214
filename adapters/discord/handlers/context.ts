import type { REST } from 'discord.js';
import type { AdapterContext } from '../../../src/index.ts';
import type { LanguagePreferences } from '../../shared/language-preferences.ts';
import { createLanguagePreferences } from '../../shared/language-preferences.ts';
import type { Reviewers } from '../../shared/permissions.ts';
import { createQuestionService, type QuestionService } from '../../shared/question-service.ts';
import type { ReviewDesk } from '../../shared/review-desk.ts';
import { describeError } from '../transport/errors.ts';

/** What the handlers of Discord's interactions work with. */
export interface DiscordContext extends AdapterContext {
  /** Answers interactions. */
  readonly rest: REST;
  /** The application's id. */
  readonly application: string;
  readonly questions: QuestionService;
  readonly preferences: LanguagePreferences;
  readonly desk: ReviewDesk;
  /** Who may decide on events. */
  readonly reviewers: Reviewers;
}

/** The handlers' context over that of the adapter. */
export function createDiscordContext(
  context: AdapterContext,
  given: Pick<DiscordContext, 'rest' | 'application' | 'desk' | 'reviewers'>,
): DiscordContext {
  return {
    ...context,
    ...given,
    questions: createQuestionService('discord', context, describeError),
    preferences: createLanguagePreferences('discord', context),
  };
}
