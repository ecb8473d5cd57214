import type { Sentence } from '../sentences.ts';

/** Outlets that bear a country's name: a source, no party. */
const MEDIA = new RegExp(
  [
    '俄罗斯卫星通讯社|俄罗斯卫星社|俄新社|今日俄罗斯|美国之音|美国有线电视新闻网|美国全国广播公司|美国广播公司|美国消费者新闻与商业频道|英国广播公司|英国《?金融时报》?|英国《?卫报》?|法国国际广播电台|德国之声|中国日报|中国中央电视台|北京青年报|北京日报|《?华盛顿邮报》?|《?莫斯科时报》?|《?今日美国》?',
    'Voice of America|Radio Free Asia|China Daily|Russia Today|American Broadcasting|British Broadcasting|South China Morning Post|USA Today|US News|(?:The )?Washington (?:Post|Times|Examiner)|(?:The )?Moscow Times|China Global Television|Beijing Daily|Beijing News',
  ].join('|'),
  'g',
);

/** The sentence with such names blanked out. */
export function withoutMedia(sentence: Sentence): Sentence {
  return { ...sentence, folded: sentence.folded.replace(MEDIA, (name) => '□'.repeat(name.length)) };
}
