import { expect, test } from 'vitest';
import { batchLine, parseBatchResult } from './batch.ts';

const PROMPT = { key: 'ab12', system: 'Read.', user: '<article>…</article>' };

test('requests in the format of OpenAI name the model, the prompt and the schema of the answer', () => {
  const line = JSON.parse(batchLine(PROMPT, 'reader-1', 'openai'));
  expect(line).toMatchObject({ custom_id: 'ab12', method: 'POST', url: '/v1/chat/completions' });
  expect(line.body).toMatchObject({
    model: 'reader-1',
    messages: [
      { role: 'system', content: 'Read.' },
      { role: 'user', content: '<article>…</article>' },
    ],
  });
  const { schema, strict } = line.body.response_format.json_schema;
  expect(strict).toBe(true);
  expect(schema.properties.events.items.required).toContain('evidence');
  expect(schema.properties.events.items.additionalProperties).toBe(false);
});

test('requests in the format of Anthropic name the model and the prompt', () => {
  expect(JSON.parse(batchLine(PROMPT, 'reader-1', 'anthropic'))).toEqual({
    custom_id: 'ab12',
    params: {
      model: 'reader-1',
      max_tokens: expect.any(Number),
      system: [{ type: 'text', text: 'Read.', cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: '<article>…</article>' }],
    },
  });
});

const text = '{"events":[]}';

test.each([
  [
    'an answer of OpenAI',
    {
      id: 'batch_req_1',
      custom_id: 'ab12',
      response: {
        status_code: 200,
        body: {
          choices: [{ message: { role: 'assistant', content: text } }],
          usage: { prompt_tokens: 10, completion_tokens: 3 },
        },
      },
      error: null,
    },
    { key: 'ab12', text, inputTokens: 10, outputTokens: 3 },
  ],
  [
    'a failure of OpenAI',
    { custom_id: 'ab12', response: null, error: { code: 'batch_expired' } },
    { key: 'ab12', problem: '{"code":"batch_expired"}', inputTokens: 0, outputTokens: 0 },
  ],
  [
    'an answer of Anthropic',
    {
      custom_id: 'ab12',
      result: {
        type: 'succeeded',
        message: { content: [{ type: 'text', text }], usage: { input_tokens: 10, output_tokens: 3 } },
      },
    },
    { key: 'ab12', text, inputTokens: 10, outputTokens: 3 },
  ],
  [
    'a failure of Anthropic',
    { custom_id: 'ab12', result: { type: 'expired' } },
    { key: 'ab12', problem: '"expired"', inputTokens: 0, outputTokens: 0 },
  ],
  [
    'any other reader',
    { custom_id: 'ab12', events: [] },
    { key: 'ab12', text, inputTokens: 0, outputTokens: 0 },
  ],
])('a line of results holds %s', (_, line, expected) => {
  expect(parseBatchResult(JSON.stringify(line))).toEqual(expected);
});

test.each(['', 'not JSON', '[]', '{"custom_id":7}', '{"events":[]}'])('is none: %s', (line) => {
  expect(parseBatchResult(line)).toBeUndefined();
});
