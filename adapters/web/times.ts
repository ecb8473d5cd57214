import { type Engine, readDate, type When, whenOf } from '../../src/index.ts';

/** The two kinds of time, as queries name them. */
export const TIME_NAMES = ['as-of', 'known-on'] as const;

/** The times that a query asks for. @throws BackchannelError `QUESTION_INVALID` if a date is none */
export function timesOf(
  engine: Pick<Engine, 'today'>,
  written: (name: (typeof TIME_NAMES)[number]) => string | undefined,
): When {
  const today = engine.today();
  const given = TIME_NAMES.flatMap((name) => {
    const value = written(name);
    return value === undefined ? [] : [[name, readDate(name, value, today)]];
  });
  return whenOf(Object.fromEntries(given), { today });
}
