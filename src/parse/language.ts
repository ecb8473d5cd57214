import type { TextLanguage } from '../domain/language.ts';

/** Frequent characters that only simplified or only traditional Chinese writes; pairs such as 后 or 里 that both use are left out. */
const SIMPLIFIED =
  '国这们个说会时对发为来过学没还现点开问关经电车东长见书门间业动军战导议习报总办条该进请认识应该让华报党务议团钟营产从众优仅传伤与击历双叶号听员严丽举义乡买乱争亏亚';
const TRADITIONAL =
  '國這們個說會時對發為來過學沒還現點開問關經電車東長見書門間業動軍戰導議習報總辦條該進請認識應讓華黨務團鐘營產從眾優僅傳傷與擊歷雙葉號聽員嚴麗舉義鄉買亂爭虧亞臺灣';

/** By code unit: 1 for simplified, 2 for traditional. A table, because this runs over the start of every article. */
const SCRIPT = new Uint8Array(0x10000);
for (const character of SIMPLIFIED) SCRIPT[character.charCodeAt(0)] = 1;
for (const character of TRADITIONAL) SCRIPT[character.charCodeAt(0)] = 2;

/** Enough text to tell a language from; more changes nothing. */
const SAMPLE = 800;

const ENGLISH =
  /\b(?:the|of|and|to|in|that|for|is|on|with|was|said|says|by|from|as|at|be|it|its|has|have|will|not|are|after|over|their|his)\b/gi;

/** Least share of function words in English; headlines have few (0.09), other languages written in Latin letters fewer still. */
const ENGLISH_SHARE = 0.08;

/** The language of a text, told from its characters: Chinese by its share, its script by characters that only one of the two has. */
export function detectLanguage(lines: readonly string[]): TextLanguage {
  const sample = sampleOf(lines);
  const { han, kana, latin, simplified, traditional } = countScripts(sample);
  if (han >= 4 && han * 3 >= latin && kana * 10 < han)
    return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
  if (latin === 0 || han + kana > latin) return 'und';
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  const english = sample.match(ENGLISH)?.length ?? 0;
  return english >= words * ENGLISH_SHARE && english > 0 ? 'en' : 'und';
}

function sampleOf(lines: readonly string[]): string {
  let sample = '';
  for (const line of lines) {
    if (sample.length >= SAMPLE) break;
    sample += `${line.slice(0, SAMPLE)}\n`;
  }
  return sample;
}

function countScripts(sample: string) {
  const counts = { han: 0, kana: 0, latin: 0, simplified: 0, traditional: 0 };
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code < 0x250) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) counts.latin++;
      else if (code >= 0xc0) counts.latin++;
    } else if (code >= 0x3041 && code <= 0x30fe) counts.kana++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      counts.han++;
      const script = SCRIPT[code];
      if (script === 1) counts.simplified++;
      else if (script === 2) counts.traditional++;
    }
  }
  return counts;
}
