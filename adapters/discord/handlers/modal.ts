import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Language } from '../../../src/index.ts';
import { format } from '../locales/index.ts';

const FIELD = 'day';

/** A modal that asks for a day; its custom id carries the question. */
export function dayModal(id: string, language: Language): APIModalInteractionResponseCallbackData {
  return {
    custom_id: id,
    title: format(language, 'day.title'),
    components: [
      {
        type: ComponentType.Label,
        label: format(language, 'day.label'),
        description: format(language, 'day.hint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Short,
          min_length: 1,
          max_length: 40,
        },
      },
    ],
  };
}

/** The day that was written. */
export function dayIn(submission: APIModalSubmission): string {
  return textIn(submission, FIELD).trim();
}

/** The text of a modal's field. */
export function textIn({ components }: APIModalSubmission, field: string): string {
  const found = fieldsIn({ components }).find(({ custom_id }) => custom_id === field);
  return found !== undefined && 'value' in found && typeof found.value === 'string' ? found.value : '';
}

/** The values that were chosen in a modal's menu; `undefined` where it has no such menu. */
export function valuesIn({ components }: APIModalSubmission, field: string): readonly string[] | undefined {
  const found = fieldsIn({ components }).find(({ custom_id }) => custom_id === field);
  return found !== undefined && 'values' in found ? found.values : undefined;
}

function fieldsIn({ components }: Pick<APIModalSubmission, 'components'>) {
  return components.flatMap((one) => (one.type === ComponentType.Label ? [one.component] : []));
}
