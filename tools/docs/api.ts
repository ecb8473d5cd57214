import { ENDPOINTS } from '../../adapters/web/api/endpoints.ts';
import { code, table } from './markdown.ts';

/** The addresses of the API with their parameters. */
export function apiAddresses(): string {
  const rows = ENDPOINTS.map(({ path, summary, query, operator }) => [
    code(path),
    operator ? `${summary} (for the operator)` : summary,
    Object.keys(query.shape).map(code).join(', '),
  ]);
  return table(['address', 'answer', 'parameters'], rows);
}
