import { pinyin } from 'pinyin-pro';
import type { Spelling } from './transliteration.ts';

/** Family names of one character, the most frequent first. */
const FAMILY =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂丛焦柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎冀谈姬屠连晏栾郁商蒙计喻窦迟宇敖冷卓花仇艾蓝都巩井练仲乐虞卞封竺冼原衣楚佟栗匡宗应台巫桑荆银扬明岑习胥保和蔺';

/** Characters of given names, the most frequent first for each sound. */
const GIVEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文辉玲红春梅云海志德永金新俊林玉东波宁飞鹏斌浩宇轩晨旭阳晓小亮健峰锋丰洪宏鸿虹龙庆清青卿晴荣容蓉融祥翔香湘忠中仲钟良亮梁义毅艺怡宜仪逸益亿一依伊奕翼以立力利丽莉黎理礼莲连廉联莲生胜圣盛升声世士仕师诗时石实思斯四书树舒淑叔述根耕庚贵桂光广冠关官观贤先仙显宪现献县培佩沛裴安岸昂昌常长畅朝潮成承诚程城呈澄冲崇楚川传淳纯存达大丹道登迪典鼎定栋冬董端敦恩尔发凡帆方芬奋凤福富甫辅复干甘钢高歌格耿功公恭巩谷固国果哈汉翰航豪好昊皓何和河鹤恒亨衡厚湖虎沪花怀欢焕煌惠慧会辉徽火基吉济际纪继季冀佳家嘉坚剑健鉴江疆奖娇皎洁捷金津锦进晋京晶景敬靖静九久巨君钧骏开凯康可克坤奎来兰岚澜朗乐雷蕾磊林霖琳临灵岭令留柳隆露鲁路璐伦罗洛麦满茂懋梅美萌孟梦米绵苗妙民敏铭明鸣模默牧慕南楠能年念宁农欧攀鹏品平萍朴启其奇琪琦齐祺启谦千前乾强乔钦勤琴青秋权全泉群人仁任日荣如儒汝瑞睿润若森山珊善商尚少绍邵申深沈慎胜诗石史式首寿舒双水顺硕松嵩素太泰谭涛天田铁廷庭亭通同彤桐统万旺为维伟炜卫蔚温文雯武西希锡玺喜夏霞先贤咸相想向骁萧小孝啸协心欣新鑫馨信星兴行雄秀旭轩宣玄学雪勋寻训雅亚岩炎延言妍彦燕阳杨扬洋耀业叶晔烨一宜怡颐义艺亦易益谊逸毅印英莹颖映勇咏友有佑余瑜宇羽雨玉裕元园原源远苑月岳越悦跃云允运韵泽则曾增展章彰长哲喆真珍振震镇征正政之芝知直治致智中忠钟舟洲竹主柱卓子紫自宗祖佐作侠';

/** Pinyin of a Chinese name as English writes it, in stems' letters: the family name apart, and all together. */
export function pinyinOf(name: string): readonly string[] {
  const sounds = pinyin(name, { toneType: 'none', type: 'array', mode: 'surname' }).map((sound) =>
    sound.replace('ü', 'u'),
  );
  const family = name.length > 3 ? 2 : 1;
  return [`${sounds.slice(0, family).join('')} ${sounds.slice(family).join('')}`, sounds.join('')];
}

/** Names are of two or three characters. */
const LENGTHS = [2, 3];

/** Characters of a Chinese name in pinyin (family name, given name), or of a place (one word); undefined where it is none. */
export function ofPinyin(words: readonly string[]): Spelling | undefined {
  const sounds = words.map(syllablesOf);
  const all = sounds.flatMap((one) => one ?? []);
  if (sounds.includes(undefined) || !LENGTHS.includes(all.length)) return undefined;
  if (words.length === 1) return all.length === 2 ? spell(all, [every(), every()]) : undefined;
  const [family] = sounds;
  if (family?.length !== 1) return undefined;
  return spell(all, [bySound(FAMILY), bySound(GIVEN), bySound(GIVEN)]);
}

function spell(
  sounds: readonly string[],
  tables: readonly ReadonlyMap<string, string>[],
): Spelling | undefined {
  const characters = sounds.map((sound, at) => tables[at]?.get(sound) ?? '');
  return characters.includes('') ? undefined : characters;
}

/** The longest syllables first, as few as there can be; undefined where letters are left over. */
function syllablesOf(word: string): readonly string[] | undefined {
  if (word === '') return [];
  for (let end = Math.min(word.length, LONGEST); end > 0; end -= 1) {
    if (!every().has(word.slice(0, end))) continue;
    const rest = syllablesOf(word.slice(end));
    if (rest !== undefined) return [word.slice(0, end), ...rest];
  }
  return undefined;
}

const LONGEST = 6;
const tables = new Map<string, ReadonlyMap<string, string>>();

/** Characters by their sounds. */
function bySound(characters: string): ReadonlyMap<string, string> {
  const known = tables.get(characters);
  if (known !== undefined) return known;
  const table = new Map<string, string>();
  for (const character of new Set(characters))
    for (const sound of new Set(soundsOf(character))) table.set(sound, (table.get(sound) ?? '') + character);
  tables.set(characters, table);
  return table;
}

function soundsOf(character: string): readonly string[] {
  const sounds = pinyin(character, { toneType: 'none', type: 'array', multiple: true });
  return sounds.map((sound) => sound.replace('ü', 'u'));
}

let common: string | undefined;

/** The 3,755 characters of everyday use, which GB 2312 has in its rows 16 to 55, by their sounds. */
function every(): ReadonlyMap<string, string> {
  common ??= charactersOf(0xb0, 0xd7);
  return bySound(common);
}

function charactersOf(firstRow: number, lastRow: number): string {
  const bytes: number[] = [];
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let place = 0xa1; place <= 0xfe; place += 1) bytes.push(row, place);
  return new TextDecoder('gbk').decode(Uint8Array.from(bytes)).replace(/[^\u3400-\u9fff]/g, '');
}
