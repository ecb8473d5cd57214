import { describe, expect, it } from 'vitest';
import { foldScript } from '../../text/script.ts';
import { attributionOf } from './attribution.ts';

/** Who says what the clause tells in which `cue` stands. */
function speaker(text: string, cue: string): string | undefined {
  const language = /[\u3400-\u9fff]/.test(text) ? 'zh' : 'en';
  const sentence = {
    text,
    folded: language === 'zh' ? foldScript(text, true) : text,
    language,
    paragraph: 0,
    index: 0,
  } as const;
  const clauses = [...sentence.folded.matchAll(/[^，,；;：。]+/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    text: words,
  }));
  const at = sentence.folded.indexOf(cue);
  const clause = clauses.find(({ start, end }) => start <= at && at < end);
  if (clause === undefined) throw new Error(`no clause with ${cue}`);
  return attributionOf({ sentence, clauses }, clause);
}

describe('who says it, in Chinese', () => {
  it.each([
    ['五角大楼说，中方拒绝了通话。', '拒绝', '五角大楼'],
    ['据中国国防部网站发布的消息，两军领导人通话。', '通话', '中国国防部网站'],
    ['沙利文表示，两国元首将通话。', '通话', '沙利文'],
    ['五角大楼发言人莱德7日说，中方拒绝了通话请求。', '拒绝', '五角大楼发言人莱德'],
    ['五角大廈發言人莱德 7 日說，中方拒絕了通話請求。', '拒绝', '五角大廈發言人莱德'],
    ['美國國防部週三在聲明中表示，奧斯汀與董軍通電話。', '通电话', '美國國防部'],
    ['中国外交部发言人在例行记者会上说，双方将举行磋商。', '磋商', '中国外交部发言人'],
    ['白宫官员星期五对记者说，会谈已经结束。', '会谈', '白宫官员'],
    ['当地时间3日，五角大楼宣布，会谈取消。', '取消', '五角大楼'],
    ['但中国国防部称，会谈没有取消。', '取消', '中国国防部'],
    ['一名美国官员告诉路透社，中方没有回应。', '回应', '一名美国官员'],
    ['五角大楼说中方拒绝了通话。', '拒绝', '五角大楼'],
    ['中方拒绝了通话，五角大楼说。', '拒绝', '五角大楼'],
    ['中方拒絕了通話，五角大廈發言人週三說。', '拒绝', '五角大廈發言人'],
    ['据路透社报道，两国防长将会面。', '会面', '路透社'],
    ['据路透社3日报道，两国防长将会面。', '会面', '路透社'],
    ['據美聯社報導，兩國防長將會面。', '会面', '美聯社'],
    ['据《金融时报》援引知情人士的话报道，会谈推迟。', '推迟', '《金融时报》援引知情人士'],
    ['路透社援引两名知情人士的话说，会谈推迟。', '推迟', '路透社援引两名知情人士'],
    ['路透社引述美国官员报道，会谈推迟。', '推迟', '路透社引述美国官员'],
    ['根据美国国防部的声明，双方举行了会谈。', '会谈', '美国国防部'],
    ['路透北京8月19日 - 中国商务部周三表示，磋商推迟。', '推迟', '中国商务部'],
    ['与比林斯利亚对谈的俄罗斯副外长说，会谈结束。', '会谈结束', '俄罗斯副外长'],
    ['据熟悉会谈的消息人士称，会谈推迟。', '推迟', '熟悉会谈的消息人士'],
    ['埃斯珀7月底曾表示，计划访问中国。', '访问', '埃斯珀'],
    ['五角大楼说，中方拒绝了通话，而中国国防部说，美方取消了会谈。', '拒绝', '五角大楼'],
    ['五角大楼说，中方拒绝了通话，而中国国防部说，美方取消了会谈。', '取消', '中国国防部'],
  ])('%s', (text, cue, expected) => {
    expect(speaker(text, cue)).toBe(expected);
  });

  it.each([
    ['中方拒绝了通话。', '拒绝'],
    ['据报道，两国防长将会面。', '会面'],
    ['他说，两国防长将会面。', '会面'],
    ['根据协议，双方每年举行会谈。', '会谈'],
    ['美方试图说服中方恢复会谈。', '恢复'],
    ['习近平称赞会谈富有成果。', '会谈'],
  ])('nobody: %s', (text, cue) => {
    expect(speaker(text, cue)).toBeUndefined();
  });
});

describe('who says it, in English', () => {
  it.each([
    ['The Pentagon said China had declined the call.', 'declined', 'The Pentagon'],
    ['The Pentagon said on Tuesday that China had declined the call.', 'declined', 'The Pentagon'],
    ['China declined the call, the Pentagon said.', 'declined', 'the Pentagon'],
    ['China declined the call, the Pentagon said on Wednesday.', 'declined', 'the Pentagon'],
    [
      'China declined the call, a U.S. defense official told reporters.',
      'declined',
      'a U.S. defense official',
    ],
    [
      '“China declined the call,” said Pentagon spokesman Pat Ryder.',
      'declined',
      'Pentagon spokesman Pat Ryder',
    ],
    ['Pat Ryder, the Pentagon press secretary, said China declined the call.', 'declined', 'Pat Ryder'],
    [
      'Pentagon spokesman Pat Ryder on Tuesday said China declined the call.',
      'declined',
      'Pentagon spokesman Pat Ryder',
    ],
    [
      'In a statement, the Chinese embassy said the talks were cancelled.',
      'cancelled',
      'the Chinese embassy',
    ],
    ['According to the Pentagon, China declined the call.', 'declined', 'the Pentagon'],
    ['China declined the call, according to two U.S. officials.', 'declined', 'two U.S. officials'],
    [
      'China declined the call, according to people familiar with the matter.',
      'declined',
      'people familiar with the matter',
    ],
    [
      'Reuters reported, citing two officials, that China declined the call.',
      'declined',
      'Reuters, citing two officials',
    ],
    ['Sources said the talks were cancelled.', 'cancelled', 'Sources'],
    [
      'The Pentagon said China declined the call, but Beijing said Washington cancelled the talks.',
      'declined',
      'The Pentagon',
    ],
    [
      'The Pentagon said China declined the call, but Beijing said Washington cancelled the talks.',
      'cancelled',
      'Beijing',
    ],
  ])('%s', (text, cue, expected) => {
    expect(speaker(text, cue)).toBe(expected);
  });

  it.each([
    ['China declined the call.', 'declined'],
    ['China is said to have declined the call.', 'declined'],
    ['He said China declined the call.', 'declined'],
    ['China declined the call, he said.', 'declined'],
  ])('nobody: %s', (text, cue) => {
    expect(speaker(text, cue)).toBeUndefined();
  });
});

describe('a piece of a sentence', () => {
  it.each([
    ['President Doe hailed what he said was a meeting of the two sides.', 'meeting'],
    ['Doe to travel to China after foreign minister said the talks resumed.', 'talks'],
    ['If said at the talks, it would matter.', 'talks'],
  ])('is nobody who says something: %s', (text, cue) => {
    expect(speaker(text, cue)).toBeUndefined();
  });

  it('leaves the day and the adverb out of the name', () => {
    expect(speaker('China today said that it declined the call.', 'declined')).toBe('China');
    expect(speaker('The state department just confirmed the call.', 'call')).toBe('The state department');
  });
});
