import { toolsOf } from '../../adapters/mcp/tools.ts';
import { code, table } from './markdown.ts';

/** The tools that AI assistants find, with their arguments. */
export function mcpTools(): string {
  const rows = toolsOf([]).map(({ command: { name, summary }, input }) => [
    code(name),
    Object.keys(input.shape).map(code).join(', '),
    summary.en,
  ]);
  return table(['tool', 'arguments', 'answer'], rows);
}
