import { readArticles } from '../../src/engine/pipeline.ts';
import { createRulesExtractor, loadBrief } from '../../src/index.ts';

// A process of its own: reads, parses and extracts a folder and prints the most memory it ever held, in MB.
const [briefFolder = '', folder = ''] = process.argv.slice(2);
const brief = loadBrief(briefFolder);
const extractor = createRulesExtractor(brief);
for await (const found of readArticles({ brief, extractor }, [folder])) void found;
console.log(process.resourceUsage().maxRSS / 1024);
