import { z } from 'zod';
import { answerSchema } from './answer.ts';
import type { ModelPrompt } from './prompt.ts';
import type { BatchFormat } from './settings.ts';

/** Tokens of the longest answer. */
export const MAX_ANSWER_TOKENS = 4_096;

/** A prompt as a line of a batch file; its answer comes back under the prompt's key as `custom_id`. */
export function batchLine({ key, system, user }: ModelPrompt, model: string, format: BatchFormat): string {
  switch (format) {
    case 'openai':
      return JSON.stringify({
        custom_id: key,
        method: 'POST',
        url: '/v1/chat/completions',
        body: {
          model,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          response_format: {
            type: 'json_schema',
            json_schema: { name: 'events', strict: true, schema: z.toJSONSchema(answerSchema) },
          },
        },
      });
    case 'anthropic':
      return JSON.stringify({
        custom_id: key,
        params: {
          model,
          max_tokens: MAX_ANSWER_TOKENS,
          system: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }],
          messages: [{ role: 'user', content: user }],
        },
      });
  }
}

/** What a line of a results file says about one request. */
export interface BatchResult {
  readonly key: string;
  /** The answer's text; absent where the request failed. */
  readonly text?: string;
  readonly problem?: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const count = z.number().int().nonnegative().default(0);
const openaiLine = z.object({
  custom_id: z.string(),
  response: z
    .object({
      body: z.object({
        choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
        usage: z.object({ prompt_tokens: count, completion_tokens: count }).optional(),
      }),
    })
    .nullish(),
  error: z.unknown().optional(),
});
const anthropicLine = z.object({
  custom_id: z.string(),
  result: z.object({
    type: z.string(),
    message: z
      .object({
        content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
        usage: z.object({ input_tokens: count, output_tokens: count }).optional(),
      })
      .optional(),
    error: z.unknown().optional(),
  }),
});
/** Answers of any other reader: the key and the answer itself. */
const plainLine = z.object({ custom_id: z.string(), events: z.array(z.unknown()) });

/** Reads a line of a results file: of OpenAI's or Anthropic's batches, or `{"custom_id", "events"}`. `undefined` where it is none. */
export function parseBatchResult(line: string): BatchResult | undefined {
  const value = jsonOf(line);
  const plain = plainLine.safeParse(value);
  if (plain.success)
    return { key: plain.data.custom_id, text: JSON.stringify({ events: plain.data.events }), ...NO_TOKENS };
  const openai = openaiLine.safeParse(value);
  if (openai.success && ('response' in openai.data || 'error' in openai.data)) return fromOpenai(openai.data);
  const anthropic = anthropicLine.safeParse(value);
  return anthropic.success ? fromAnthropic(anthropic.data) : undefined;
}

const NO_TOKENS = { inputTokens: 0, outputTokens: 0 };

function fromOpenai({ custom_id: key, response, error }: z.infer<typeof openaiLine>): BatchResult {
  const body = response?.body;
  const text = body?.choices[0]?.message.content;
  const tokens = {
    inputTokens: body?.usage?.prompt_tokens ?? 0,
    outputTokens: body?.usage?.completion_tokens ?? 0,
  };
  return text ? { key, text, ...tokens } : { key, problem: JSON.stringify(error ?? 'no answer'), ...tokens };
}

function fromAnthropic({ custom_id: key, result }: z.infer<typeof anthropicLine>): BatchResult {
  const usage = result.message?.usage;
  const text = result.message?.content.map((part) => part.text ?? '').join('');
  const tokens = { inputTokens: usage?.input_tokens ?? 0, outputTokens: usage?.output_tokens ?? 0 };
  if (result.type === 'succeeded' && text) return { key, text, ...tokens };
  return { key, problem: JSON.stringify(result.error ?? result.type), ...tokens };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
