import { describe } from 'vitest';
import { check } from '../support/reading.ts';

describe('a plan is scheduled for when it is due', () => {
  check([
    ['2024-11-13', '习近平将于16日在利马同拜登会晤。', 'leader-talks schedule 2024-11-16'],
    ['2018-09-17', '刘鹤定于27日前往华盛顿与美国财长姆努钦举行贸易谈判。', 'trade-talks schedule 2018-09-27'],
    [
      '2023-08-22',
      '美国商务部长雷蒙多28日将在北京与中国商务部长王文涛会谈。',
      'export-controls schedule 2023-08-28',
    ],
    [
      '2025-05-07',
      '何立峰将于9日至12日访问瑞士，期间同美国财长贝森特会谈。',
      'trade-talks schedule 2025-05-09',
    ],
    ['2023-06-15', '布林肯預定18日抵達北京訪問。', 'foreign-ministers schedule 2023-06-18'],
    ['2021-11-12', '拜登與習近平下週一將舉行視訊會晤。', 'leader-talks schedule 2021-11-15'],
    [
      '2024-05-29',
      '美國防長奧斯汀將於31日在新加坡會見中國防長董軍。',
      'defense-ministers schedule 2024-05-31',
    ],
    [
      '2019-01-25',
      'Liu He will travel to Washington on Jan. 30 for trade talks with Robert Lighthizer.',
      'trade-talks schedule 2019-01-30',
    ],
    ['2021-11-12', 'Biden and Xi will hold a virtual summit on Monday.', 'leader-talks schedule 2021-11-15'],
    [
      '2026-03-20',
      'Trump is due to visit Beijing on May 14 for a summit with Xi.',
      'leader-talks schedule 2026-05-14',
    ],
    [
      '2023-12-19',
      'Gen. Charles Q. Brown will speak with Gen. Liu Zhenli on Thursday.',
      'joint-staff schedule 2023-12-21',
    ],
    [
      '2023-07-03',
      '中国财政部宣布，美国财政部长耶伦将于7月6日至9日访华。',
      'trade-talks schedule 2023-07-06',
    ],
    ['2025-10-24', '白宮宣布，川普將於30日在南韓與習近平會面。', 'leader-talks schedule 2025-10-30'],
    ['2024-05-10', '中美人工智能政府间对话首次会议将于14日在日内瓦举行。', 'ai-dialogue schedule 2024-05-14'],
    [
      '2023-07-12',
      'US climate envoy John Kerry will visit China from July 16 to 19 for talks with Xie Zhenhua.',
      'climate schedule 2023-07-16',
    ],
    [
      '2021-03-11',
      'Blinken and Sullivan will meet Yang Jiechi and Wang Yi in Alaska on March 18.',
      'foreign-ministers schedule 2021-03-18',
    ],
    [
      '2024-04-01',
      'The two militaries will hold Military Maritime Consultative Agreement talks in Hawaii this week.',
      'maritime-safety schedule 2024-04',
    ],
  ]);
});

describe('a report of a plan is scheduled likewise', () => {
  check([
    ['2023-06-07', '据知情人士透露，布林肯计划本月访问北京。', 'foreign-ministers schedule 2023-06'],
    ['2025-10-08', '路透社引述官员报道，特朗普与习近平将于月底在韩国会晤。', 'leader-talks schedule 2025-10'],
    [
      '2020-08-04',
      '据《华尔街日报》报道，中美高级官员将于15日举行视频会议，评估第一阶段贸易协议执行情况。',
      'trade-talks schedule 2020-08-15',
    ],
    [
      '2023-10-24',
      '據美聯社報導，王毅將於26日訪問華盛頓，與布林肯會談。',
      'foreign-ministers schedule 2023-10-26',
    ],
    ['2024-03-30', '知情人士說，拜登與習近平預計下週通話。', 'leader-talks schedule 2024-04'],
    [
      '2021-03-10',
      '美國媒體報導，布林肯18日將在阿拉斯加會見楊潔篪。',
      'foreign-ministers schedule 2021-03-18',
    ],
    [
      '2024-08-22',
      'Jake Sullivan is expected to visit China on Aug. 27, Reuters reported, citing two officials.',
      'foreign-ministers schedule 2024-08-27',
    ],
    [
      '2022-11-08',
      'Biden and Xi are set to meet in Bali next week, according to people familiar with the plans.',
      'leader-talks schedule 2022-11',
    ],
    [
      '2025-09-16',
      'Trump and Xi will hold a call on Friday, Bloomberg reported.',
      'leader-talks schedule 2025-09-19',
    ],
  ]);
});

describe('the unconfirmed word of one side that both agreed to talk is scheduled', () => {
  check([
    [
      '2020-08-20',
      '中国商务部说，中美双方已商定将于近日通话，讨论贸易协议。',
      'trade-talks schedule 2020-08',
    ],
    ['2025-10-18', '贝森特说，他与何立峰约定下周会谈。', 'trade-talks schedule 2025-10'],
    ['2021-02-09', '白宫说，拜登与习近平同意近日通话。', 'leader-talks schedule 2021-02'],
    ['2018-12-14', '美方說，美中雙方已同意未來幾天舉行貿易談判。', 'trade-talks schedule 2018-12'],
    ['2026-01-15', '五角大廈稱，美中防長已商定下月通話。', 'defense-ministers schedule 2026-02'],
    [
      '2025-06-04',
      'Trump said he and Xi had agreed to speak in the coming days.',
      'leader-talks schedule 2025-06',
    ],
    [
      '2023-09-14',
      'The White House said the US and China had agreed to hold trade talks next week.',
      'trade-talks schedule 2023-09',
    ],
    [
      '2024-01-08',
      'A Pentagon official said the US and China had agreed to hold Defense Policy Coordination Talks next month.',
      'defense-policy-talks schedule 2024-02',
    ],
    ['2025-04-23', '特朗普说，美国正与中国就贸易展开对话，中方对此予以否认。'],
    [
      '2024-09-11',
      'The White House said Biden and Xi had agreed to speak in the coming weeks.',
      'leader-talks schedule 2024-09',
    ],
  ]);
});
