import { accuracy } from './accuracy.ts';
import { apiAddresses } from './api.ts';
import { answerFields, answerObjects } from './answers.ts';
import { briefKeys } from './brief.ts';
import { globalOptions, shellCommands } from './command-line.ts';
import { dataVersion, exportedTables } from './data.ts';
import { environment } from './environment.ts';
import { mcpTools } from './mcp.ts';
import { metrics } from './metrics.ts';
import type { Part } from './pages.ts';
import { questions } from './questions.ts';

/** Everything that pages may have generated, by the name that their comments use. */
export const PARTS: Readonly<Record<string, Part>> = {
  accuracy,
  'answer-fields': answerFields,
  'answer-objects': answerObjects,
  'api-addresses': apiAddresses,
  'brief-keys': briefKeys,
  'data-version': dataVersion,
  environment,
  'exported-tables': exportedTables,
  'global-options': globalOptions,
  'mcp-tools': mcpTools,
  metrics,
  questions,
  'shell-commands': shellCommands,
};
