import { BackchannelError } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';
import type { Message } from '../domain/message.ts';
import { TEXTS } from './localizer.ts';
import { heading, paragraph, text } from './spans.ts';

/** An error as a message: what is wrong and the next step. Errors that no user is meant to meet are shown as defects. */
export function errorMessage(error: unknown, language: Language): Message {
  const { message, remedy } = error instanceof BackchannelError ? error : defect(error);
  return {
    language,
    summary: message,
    blocks: [heading(2, TEXTS[language]['error.title']), paragraph(text(message)), paragraph(text(remedy))],
  };
}

function defect(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: `Something went wrong in the program: ${message}`,
    remedy: 'This is a defect. Please report it together with what you asked.',
  };
}
