import { describe, expect, it } from 'vitest';
import { articleOf, check, eventsOf, extract } from '../support/reading.ts';

describe('a contact that took place', () => {
  check([
    ['2024-04-17', '美国国防部长奥斯汀16日与中国国防部长董军视频通话。', 'defense-ministers hold 2024-04-16'],
    ['2023-11-16', '习近平同拜登15日在旧金山举行会晤。', 'leader-talks hold 2023-11-15'],
    ['2023-06-20', '布林肯19日在北京会见了中国最高外交官王毅。', 'foreign-ministers hold 2023-06-19'],
    ['2023-07-09', '美國財政部長葉倫8日在北京與中國副總理何立峰會談。', 'trade-talks hold 2023-07-08'],
    [
      '2024-09-11',
      '美軍印太司令部司令帕帕羅10日與解放軍南部戰區司令員吳亞男視訊通話。',
      'theater-commanders hold 2024-09-10',
    ],
    ['2023-11-08', '中美军控与防扩散磋商6日在华盛顿举行。', 'arms-control hold 2023-11-06'],
    ['2024-05-15', '中美人工智能政府间对话首次会议14日在日内瓦举行。', 'ai-dialogue hold 2024-05-14'],
    [
      '2024-01-30',
      '中美禁毒合作工作组30日在北京正式启动并举行首次会议。',
      'counternarcotics hold 2024-01-30',
    ],
    ['2023-11-04', '中美首次海洋事务磋商3日在北京举行。', 'maritime-affairs hold 2023-11-03'],
    [
      '2024-04-05',
      'US and Chinese officers met in Hawaii on Wednesday for Military Maritime Consultative Agreement talks.',
      'maritime-safety hold 2024-04-03',
    ],
    [
      '2025-09-11',
      'Defense Secretary Pete Hegseth spoke with Chinese Defense Minister Dong Jun on Tuesday.',
      'defense-ministers hold 2025-09-09',
    ],
    [
      '2025-05-12',
      'US Treasury Secretary Scott Bessent met Chinese Vice Premier He Lifeng in Geneva on May 10.',
      'trade-talks hold 2025-05-10',
    ],
    [
      '2024-01-28',
      'US National Security Adviser Jake Sullivan met Wang Yi in Bangkok on Friday.',
      'foreign-ministers hold 2024-01-26',
    ],
    [
      '2025-06-06',
      'President Donald Trump spoke by phone with Chinese President Xi Jinping on Thursday.',
      'leader-talks hold 2025-06-05',
    ],
  ]);
});

describe('a contact that is due', () => {
  check([
    ['2023-06-14', '布林肯将于18日访问北京。', 'foreign-ministers schedule 2023-06-18'],
    [
      '2024-01-05',
      '两国国防部将于下周一在华盛顿举行中美国防部工作会晤。',
      'defense-policy-talks schedule 2024-01-08',
    ],
    ['2025-05-07', '美国财长贝森特本周将在瑞士与中国副总理何立峰举行会谈。', 'trade-talks schedule 2025-05'],
    [
      '2025-10-20',
      'Trump and Xi are set to meet in South Korea on Oct. 30.',
      'leader-talks schedule 2025-10-30',
    ],
    [
      '2024-01-04',
      'US and Chinese defense officials will hold Defense Policy Coordination Talks next week.',
      'defense-policy-talks schedule 2024-01',
    ],
  ]);
});

describe('suspended, postponed, refused', () => {
  check([
    ['2022-08-05', '中方宣布取消中美两军战区领导通话。', 'theater-commanders suspend 2022-08-05'],
    ['2023-02-22', '普京21日宣布俄罗斯暂停参与《新削减战略武器条约》。', 'new-start suspend 2023-02-21'],
    ['2023-02-04', '布林肯3日宣布推迟访华。', 'foreign-ministers postpone 2023-02-03'],
    ['2023-05-30', '中方拒绝了美方提出的两国防长在新加坡会面的请求。', 'defense-ministers refuse 2023-05-30'],
    [
      '2023-05-30',
      'Beijing has rejected a US request for Defense Secretary Lloyd Austin to meet Li Shangfu.',
      'defense-ministers refuse 2023-05-30',
    ],
    [
      '2022-08-05',
      'China said on Friday it was suspending climate talks with the United States.',
      'climate suspend 2022-08-05',
    ],
    [
      '2023-02-04',
      'Secretary of State Antony Blinken on Friday postponed his trip to Beijing.',
      'foreign-ministers postpone 2023-02-03',
    ],
    [
      '2024-07-17',
      'China has suspended arms control talks with the United States, the foreign ministry said on Wednesday.',
      'arms-control suspend 2024-07-17',
    ],
  ]);
});

describe('restored, agreed, extended, ended', () => {
  check([
    ['2023-11-16', '两国元首15日同意恢复两军高层沟通。', 'military agree 2023-11-15'],
    ['2024-01-10', '中美国防部工作会晤8日在华盛顿恢复举行。', 'defense-policy-talks resume 2024-01-08'],
    ['2021-02-04', '美俄3日正式将《新削减战略武器条约》延长五年。', 'new-start extend 2021-02-03'],
    [
      '2025-11-02',
      'Hegseth said he and Dong Jun had agreed to set up military-to-military channels.',
      'military agree 2025-11-02',
    ],
    [
      '2024-01-10',
      'The US and China resumed the Defense Policy Coordination Talks on Monday.',
      'defense-policy-talks resume 2024-01-08',
    ],
    ['2026-02-06', 'New START expired on Thursday.', 'new-start end 2026-02-05'],
    [
      '2023-09-22',
      'The US and China agreed on Friday to set up an economic working group.',
      'trade-talks agree 2023-09-22',
    ],
  ]);
});

describe('what is no event', () => {
  check([
    // A wish, an appeal
    ['2023-06-03', '奥斯汀呼吁中美保持军事沟通渠道畅通。'],
    ['2023-06-03', '中国国防部长李尚福说，两国应加强对话，避免对抗。'],
    ['2023-06-03', 'Austin called for keeping lines of communication between the two militaries open.'],
    ['2023-06-03', 'Beijing and Washington need to maintain military channels, the minister said.'],
    // A condition
    ['2023-06-03', '如果美国取消制裁，两国防长可以会谈。'],
    ['2023-06-03', 'If sanctions are lifted, the US and Chinese defense chiefs could meet.'],
    // A denial
    ['2023-06-03', '中国外交部否认两国元首将通话。'],
    ['2023-06-03', 'The Pentagon denied that Austin had met Li Shangfu.'],
    // A forecast, an opinion
    ['2023-06-03', '分析人士认为，中美防长今年可能会晤。'],
    ['2023-06-03', 'Analysts say Biden and Xi may hold a call this year.'],
    // A question
    ['2023-06-03', '中美防长何时才能会面？'],
    // What is discussed
    ['2023-06-19', '双方讨论了气候合作。'],
    // Others' contacts
    ['2020-10-22', '中韩防长21日通电话。'],
    ['2020-08-30', '日美防长29日在关岛会晤，讨论中国问题。'],
    ['2023-06-04', "China's defense minister met his Australian counterpart on Sunday."],
    ['2023-03-21', 'Xi Jinping met Russian President Vladimir Putin in Moscow on Monday.'],
  ]);
});

describe('history that is told again', () => {
  check([
    [
      '2023-12-21',
      '2022年8月佩洛西访台后，中方取消了中美两军战区领导通话。',
      'theater-commanders suspend 2022-08',
    ],
    ['2024-05-01', '去年11月，拜登与习近平在旧金山会晤。', 'leader-talks hold 2023-11'],
    [
      '2025-02-01',
      'The two sides last held Defense Policy Coordination Talks in September 2024.',
      'defense-policy-talks hold 2024-09',
    ],
    ['2020-08-15', '中美两国今年1月15日签署了第一阶段贸易协议。', 'trade-talks agree 2020-01-15'],
  ]);

  it('is background where it lies more than 30 days back', () => {
    const [event] = extract(articleOf('2024-05-01', '去年11月，拜登与习近平在旧金山会晤。'));
    expect(event?.background).toBe(true);
  });
});

describe('what one side puts forward', () => {
  check([
    ['2020-07-21', '埃斯珀21日表示，他希望今年访问中国。', 'defense-ministers propose 2020-07-21'],
    ['2023-12-12', '美国考虑提议与中国建立导弹发射通知机制。', 'launch-notification propose 2023-12-12'],
    ['2020-08-15', '蓬佩奥14日敦促中国加入美俄军控谈判。', 'arms-control propose 2020-08-14'],
    [
      '2024-09-27',
      'The Pentagon asked China on Thursday for a regular arrangement for launch notifications.',
      'launch-notification propose 2024-09-26',
    ],
  ]);
});

describe('a decision on several channels', () => {
  check([
    [
      '2023-11-16',
      'Biden and Xi agreed on Wednesday to resume military-to-military talks, to cooperate against fentanyl and to open a dialogue on artificial intelligence.',
      'military agree 2023-11-15',
      'counternarcotics agree 2023-11-15',
      'ai-dialogue agree 2023-11-15',
    ],
  ]);
});

describe('an article', () => {
  it('tells each event once, however often it repeats it', () => {
    const text =
      '中美防长通话#\n美国国防部长奥斯汀周二（16日）与中国国防部长董军通电话。\n在通话中，奥斯汀谈到南海。\n这是两国防长首次通话。';
    expect(eventsOf('2024-04-17', text)).toEqual(['defense-ministers hold 2024-04-16']);
  });

  it('gives evidence that stands in it word for word, with who says so', () => {
    const sentence = '五角大廈發言人表示，美國防長奧斯汀 16 日與中國防長董軍通電話。';
    const [event] = extract(articleOf('2024-04-17', sentence));
    expect(event?.evidence).toBe(sentence);
    expect(event?.attribution).toBe('五角大廈發言人');
    expect(event?.actors).toEqual(expect.arrayContaining(['lloyd-austin', 'dong-jun']));
  });

  it('tells nothing without a publication date', () => {
    expect(extract(articleOf(null, '中美防长昨天通话。'))).toEqual([]);
  });

  it.each([
    ['2020-08-07', ['mark-esper', 'wei-fenghe']],
    ['2024-04-17', ['lloyd-austin', 'dong-jun']],
    ['2025-09-10', ['pete-hegseth', 'dong-jun']],
  ])('of %s means by a title whoever held the office then', (published, holders) => {
    const [event] = extract(articleOf(published, '美防长昨天与中国防长通电话。'));
    expect(event?.actors).toEqual(holders);
  });

  it('about another country’s contacts keeps them out of the brief', () => {
    expect(
      eventsOf('2020-09-05', '中印防长在莫斯科会谈#\n两国国防部长9月4日举行会谈。\n两人谈了两小时。'),
    ).toEqual([]);
  });

  it('knows who held an office on the day', () => {
    expect(eventsOf('2020-08-07', '前副总统拜登曾与习近平会晤。')).toEqual([]);
  });
});
