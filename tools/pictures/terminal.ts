import { stripVTControlCharacters } from 'node:util';
import { columns } from '../../adapters/console/layout.ts';
import { render } from '../../adapters/console/render.ts';
import { answer, type Engine } from '../../src/index.ts';
import { FONT_CSS, MONO_CSS } from './browser.ts';
import { everyShot, type Screenshot } from './shots.ts';

/** Columns of a terminal on a large screen, and of one on a telephone. */
const COLUMNS = { screen: 80, phone: 44 };
/** CSS pixels of a column. */
const CELL = 8.4;

/** What people see in a terminal. */
export function terminalPictures(engine: Engine): Promise<readonly Screenshot[]> {
  const widths = { screen: COLUMNS.screen * CELL + 48, phone: COLUMNS.phone * CELL + 28 };
  return everyShot('terminal', widths, async (line, language, phone) => {
    const { message } = await answer(engine, line, { language });
    const width = phone ? COLUMNS.phone : COLUMNS.screen;
    return terminalPage(render(message, { width, color: true }), phone ? 14 : 24);
  });
}

/** A terminal with a text in it; every character has the cells that the program counts on. */
function terminalPage(text: string, padding: number): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => `<div>${cellsOf(line)}</div>`);
  return `<!doctype html><html><head><meta charset="utf-8">${FONT_CSS}${MONO_CSS}<style>${STYLE}.shot{padding:${padding}px}</style></head>
<body><div class="shot">${lines.join('')}</div></body></html>`;
}

/** The sequences by which the program sets and ends a style. */
const SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`);
const CLASSES: Readonly<Record<string, string>> = {
  1: 'bold',
  2: 'dim',
  3: 'italic',
  4: 'under',
  31: 'red',
  32: 'green',
  33: 'yellow',
  34: 'blue',
  36: 'cyan',
};
/** Which styles a sequence ends. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  22: ['1', '2'],
  23: ['3'],
  24: ['4'],
  39: ['31', '32', '33', '34', '36'],
};

function cellsOf(line: string): string {
  const set = new Set<string>();
  const parts = line.split(SEQUENCE);
  const drawn = parts.map((part, index) => {
    if (index % 2 === 0) return runOf(part, set);
    for (const code of part.split(';')) {
      for (const ended of ENDS[code] ?? []) set.delete(ended);
      if (code in CLASSES) set.add(code);
    }
    return '';
  });
  return drawn.join('') || '&nbsp;';
}

function runOf(text: string, set: ReadonlySet<string>): string {
  const classes = [...set].map((code) => CLASSES[code]).join(' ');
  const cells = [...stripVTControlCharacters(text)].map(
    (character) =>
      `<i${isSymbol(character) ? ' class="small"' : ''} style="width:${columns(character) * CELL}px">${escapeHtml(character)}</i>`,
  );
  return `<span class="${classes}">${cells.join('')}</span>`;
}

/** A sign of one cell for which the terminal's font has none: that of another font is too wide. */
function isSymbol(character: string): boolean {
  return columns(character) === 1 && /[^\p{L}\p{N}\p{P}\s━›┃]/u.test(character) && character > '\u2000';
}

function escapeHtml(character: string): string {
  return character === ' ' ? '&nbsp;' : character.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
* { box-sizing: border-box } body { margin: 0; background: #16191f }
.shot { font: 14px/21px 'Noto Sans Mono', 'Noto Sans SC', monospace; color: #d7dae0; background: #16191f }
.shot div { min-height: 21px; overflow-wrap: anywhere } i { display: inline-block; font-style: normal; text-align: center; overflow: visible }
.small { font-size: 9px; vertical-align: 1px }
.bold { font-weight: 700; color: #fff } .dim { color: #8a919e } .italic i { font-style: italic } .under { text-decoration: underline }
.red { color: #ff6b6b } .green { color: #63d68a } .yellow { color: #f2c75c } .blue { color: #7aa7ff } .cyan { color: #5fd0dc }
`;
