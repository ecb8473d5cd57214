import { isZone } from '../domain/time-zone.ts';

/**
 * Abbreviations that mean one zone wherever they are met: those of RFC 2822, and others that news write. Left out are those with
 * several meanings: CST is China's time in Chinese sources, so the source's zone decides; IST and AST are nobody's for certain.
 */
const OFFSETS: Readonly<Record<string, string>> = {
  ...{ z: '+00:00', ut: '+00:00', utc: '+00:00', gmt: '+00:00', wet: '+00:00' },
  ...{ bst: '+01:00', west: '+01:00', cet: '+01:00', met: '+01:00', cest: '+02:00', mest: '+02:00' },
  ...{ eet: '+02:00', sast: '+02:00', eest: '+03:00', msk: '+03:00', gst: '+04:00', pkt: '+05:00' },
  ...{ npt: '+05:45', ict: '+07:00', wib: '+07:00', hkt: '+08:00', sgt: '+08:00', myt: '+08:00' },
  ...{ pht: '+08:00', awst: '+08:00', jst: '+09:00', kst: '+09:00', acst: '+09:30', aest: '+10:00' },
  ...{ acdt: '+10:30', aedt: '+11:00', nzst: '+12:00', nzdt: '+13:00', brt: '-03:00', adt: '-03:00' },
  ...{ edt: '-04:00', est: '-05:00', cdt: '-05:00', mdt: '-06:00', mst: '-07:00', pdt: '-07:00' },
  ...{ pst: '-08:00', akdt: '-08:00', akst: '-09:00', hst: '-10:00' },
};

/** Names of clocks that go forward in summer, and of places, by their zone. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:et|eastern|new york|washington)$|(?:美国东部|美國東部|美东|美東|纽约|紐約|华盛顿|華盛頓)$/,
    'America/New_York',
  ],
  [/^(?:ct|central)$|(?:美中)$/, 'America/Chicago'],
  [/^(?:mt|mountain)$/, 'America/Denver'],
  [/^(?:pt|pacific|los angeles)$|(?:美国西部|美國西部|美西|洛杉矶|洛杉磯)$/, 'America/Los_Angeles'],
  [/^(?:bjt|bjs|beijing|china|shanghai)$|(?:北京|中国|中國|上海)$/, 'Asia/Shanghai'],
  [/^(?:hong kong)$|香港$/, 'Asia/Hong_Kong'],
  [/^(?:taipei|taiwan)$|(?:台北|臺北|台湾|台灣|臺灣)$/, 'Asia/Taipei'],
  [/^(?:tokyo|japan)$|(?:东京|東京|日本)$/, 'Asia/Tokyo'],
  [/^(?:seoul|korea)$|(?:首尔|首爾|韩国|韓國)$/, 'Asia/Seoul'],
  [/^singapore$|新加坡$/, 'Asia/Singapore'],
  [/^moscow$|莫斯科$/, 'Europe/Moscow'],
  [/^london$|(?:伦敦|倫敦)$/, 'Europe/London'],
  [/^(?:paris|berlin|central european)$|(?:巴黎|柏林)$/, 'Europe/Paris'],
  [
    /^(?:greenwich(?: mean)?|coordinated universal|universal)$|(?:格林尼治|格林威治|世界|协调世界|協調世界)$/,
    'UTC',
  ],
];

/** How a zone is stated behind a time, in brackets or not; resolved by `zoneNamed`. */
export const ZONE =
  '(?: ?[([]? ?((?:(?:utc|gmt) ?)?[+\\u2212-]\\d{1,2}(?::?\\d{2})?(?!\\d)|[a-z]+(?:/[a-z_+-]+\\d{0,2}){1,2}|[a-z]{1,5}(?![a-z]))[)\\]]?)?';

/** A zone told in words anywhere near: "Eastern Time", "北京时间". */
const IN_WORDS =
  /\b([a-z]+(?: [a-z]+)??) (?:standard |daylight |summer )?time\b|([\u4e00-\u9fff]{2,4})(?:标准|標準|夏令)?(?:时间|時間)/gi;

/** Words after a time that are no zones. */
const NO_ZONE = /^(?:on|at|by|in|the|and|am|pm|hrs?|h|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)$/i;

/**
 * The zone that a text behind a time names, as an offset or an IANA zone; `own` where it names none, or one that means
 * different things to different sources; `undefined` where it names one that is not known.
 *
 * @param stated the text is a value that is stated as a date: letters behind its time can only be a zone.
 */
export function zoneNamed(text: string, own: string, stated: boolean): string | undefined {
  const name = text.toLowerCase().replaceAll('\u2212', '-');
  if (/[+-]\d/.test(name) && !name.includes('/')) return offsetIn(name);
  if (name === '' || name === 'cst' || NO_ZONE.test(name)) return own;
  const known = Object.hasOwn(OFFSETS, name)
    ? OFFSETS[name]
    : NAMES.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  if (name.includes('/')) return isZone(text) ? text : undefined;
  // Abbreviations are written in capitals; in a line of text others than "…T" may be an outlet's name.
  return (stated ? /^[A-Z]{2,5}$/ : /^[A-Z]{1,4}T$/).test(text) ? undefined : own;
}

/** Whether a text behind a time is the name of a zone, and no word that goes on. */
export function isZoneName(text: string): boolean {
  return text.toLowerCase() === 'cst' || zoneNamed(text, '', false) !== '';
}

/** No zone is further from UTC than 14 hours. */
function offsetIn(name: string): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d\d)?$/.exec(name) ?? [];
  const valid = sign !== undefined && Number(hours) <= 14 && Number(minutes) < 60;
  return valid ? `${sign}${hours.padStart(2, '0')}:${minutes}` : undefined;
}

/** The zone that a line names in words; `undefined` without one. */
export function zoneInWords(line: string): string | undefined {
  for (const [, english, chinese] of line.matchAll(IN_WORDS)) {
    const name = (english ?? chinese ?? '').toLowerCase();
    const last = name.split(' ').at(-1) ?? '';
    const found = NAMES.find(([pattern]) => pattern.test(name) || pattern.test(last));
    if (found !== undefined) return found[1];
  }
  return undefined;
}
