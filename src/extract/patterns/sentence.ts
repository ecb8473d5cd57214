import type { Article } from '../../domain/article.ts';
import type { TextLanguage } from '../../domain/language.ts';
import { foldScript } from '../../text/script.ts';
import { split } from '../../text/split.ts';

/** A sentence as it stands in the article, and as it is read. */
export interface PatternSentence {
  /** Verbatim. */
  readonly text: string;
  /** Folded to simplified script; what all rules look at. */
  readonly folded: string;
  readonly language: 'zh' | 'en';
  /** Index into the article's paragraphs; -1 for the title. */
  readonly paragraph: number;
}

/** A run of headlines without punctuation between them (related links that a page left in its text) is no sentence. */
const RUN_ON = 120;

function isRunOn(sentence: string): boolean {
  const stops = sentence.match(/[，。；：、！？,.;:!?]/g)?.length ?? 0;
  return (
    sentence.length > RUN_ON &&
    sentence.length / (stops + 1) > 60 &&
    /[\u3400-\u9fff]{60}/.test(sentence.replace(/\s/g, ''))
  );
}

/** The sentences of an article, its title first. */
export function* sentences(article: Article): Generator<PatternSentence> {
  if (article.title) yield read(article.title, -1, article.language);
  for (const [index, paragraph] of article.paragraphs.entries()) {
    for (const text of split(paragraph)) if (!isRunOn(text)) yield read(text, index, article.language);
  }
}

function read(text: string, paragraph: number, language: TextLanguage): PatternSentence {
  const chinese = /[\u3400-\u9fff]/.test(text);
  return {
    text,
    folded: withoutMedia(
      chinese ? foldScript(paragraph < 0 ? spaced(text) : text, language === 'zh-Hant') : collapse(text),
    ),
    language: chinese ? 'zh' : 'en',
    paragraph,
  };
}

/** Outlets that bear a country's name: a source, no party. */
const MEDIA = new RegExp(
  [
    '俄罗斯卫星通讯社|俄罗斯卫星社|俄新社|今日俄罗斯|美国之音|美国有线电视新闻网|美国全国广播公司|美国广播公司|美国消费者新闻与商业频道|英国广播公司|英国《?金融时报》?|英国《?卫报》?|法国国际广播电台|德国之声|中国日报|中国中央电视台|北京青年报|北京日报|《?华盛顿邮报》?|《?莫斯科时报》?|《?今日美国》?',
    'Voice of America|Radio Free Asia|China Daily|Russia Today|American Broadcasting|British Broadcasting|South China Morning Post|USA Today|US News|(?:The )?Washington (?:Post|Times|Examiner)|(?:The )?Moscow Times|China Global Television|Beijing Daily|Beijing News',
  ].join('|'),
  'g',
);

function withoutMedia(text: string): string {
  return text.replace(MEDIA, (name) => '□'.repeat(name.length));
}

/** Chinese headlines part their clauses by spaces. */
function spaced(title: string): string {
  return title.replace(/(?<=[\u3400-\u9fff”』」]) +(?=[\u3400-\u9fff“『「])/g, '，');
}

/** White space collapsed; web addresses blanked, whose words are nobody's. */
function collapse(text: string): string {
  return text.replace(/https?:\/\/\S+/g, ' ').replace(/\s+/g, ' ');
}
