import { describe } from 'vitest';
import { check } from '../support/reading.ts';

describe('agency style of other years', () => {
  check([
    [
      '2024-06-01',
      'SINGAPORE, May 31 (Agency) - U.S. Defense Secretary Lloyd Austin and Chinese Defense Minister Dong Jun met for more than an hour on Friday on the sidelines of a security forum, the first substantive face-to-face talks in 18 months.',
      'defense-ministers hold 2024-05-31',
    ],
    [
      '2023-08-29',
      'U.S. Commerce Secretary Gina Raimondo and her Chinese counterpart Wang Wentao agreed on Monday to launch a working group on commercial issues.',
      'export-controls agree 2023-08-28',
    ],
    [
      '2025-09-15',
      'Chinese Vice Premier He Lifeng met U.S. Treasury Secretary Scott Bessent in Madrid on Sunday for a new round of trade talks.',
      'trade-talks hold 2025-09-14',
    ],
    [
      '2025-08-12',
      'The United States and China have extended a tariff truce for another 90 days, President Donald Trump said on Monday.',
      'trade-talks extend 2025-08-11',
    ],
    [
      '2023-02-05',
      'Blinken had been due to arrive in Beijing on Sunday but put off the visit after the balloon was spotted.',
      'foreign-ministers postpone 2023-02-05',
    ],
    [
      '2024-08-28',
      "White House national security adviser Jake Sullivan arrived in Beijing on Tuesday for three days of talks with Wang Yi, China's top diplomat.",
      'foreign-ministers hold 2024-08-27',
    ],
    [
      '2024-08-29',
      'Both sides agreed to hold a call between theater commanders in the near future, the White House said on Wednesday of talks between the US and China.',
      'theater-commanders schedule 2024-08',
    ],
    [
      '2025-11-25',
      'Trump said he had accepted an invitation from Xi to visit Beijing in April.',
      'leader-talks agree 2025-11-25',
    ],
    [
      '2023-11-01',
      'China and the United States will hold consultations on arms control next week, Chinese foreign ministry spokesperson Wang Wenbin said on Monday.',
      'arms-control schedule 2023-11',
    ],
    [
      '2023-11-07',
      'U.S. and Chinese officials held rare talks on nuclear arms control in Washington on Monday, the State Department said.',
      'arms-control hold 2023-11-06',
    ],
    [
      '2023-02-21',
      'President Vladimir Putin said on Tuesday that Russia was suspending its participation in New START, the last remaining nuclear arms treaty with the United States.',
      'new-start suspend 2023-02-21',
    ],
    [
      '2021-02-03',
      'The United States on Wednesday formally extended the New START treaty with Russia for five years.',
      'new-start extend 2021-02-03',
    ],
    [
      '2024-05-14',
      'U.S. and Chinese envoys met in Geneva on Tuesday to discuss the risks of artificial intelligence, the first such dialogue between the two governments.',
      'ai-dialogue hold 2024-05-14',
    ],
    [
      '2024-09-05',
      'John Podesta, the senior adviser to the president for international climate policy, met Liu Zhenmin in Beijing on Wednesday.',
      'climate hold 2024-09-04',
    ],
    [
      '2024-04-03',
      'Biden and Xi spoke by phone on Tuesday in their first call since July 2022.',
      'leader-talks hold 2024-04-02',
      'leader-talks hold 2022-07',
    ],
    [
      '2023-06-20',
      'China rejected a US appeal to reopen military communication channels during Secretary of State Antony Blinken’s visit.',
      'military refuse 2023-06-20',
    ],
    [
      '2024-02-01',
      'US and Chinese officials resumed counternarcotics talks in Beijing on Tuesday.',
      'counternarcotics resume 2024-01-30',
    ],
    [
      '2023-04-16',
      'Beijing is refusing to reschedule Blinken’s visit over concern about the FBI report, the Financial Times reported on Friday.',
      'foreign-ministers refuse 2023-04-14',
    ],
    [
      '2023-03-29',
      'Moscow has stopped all information exchanges with Washington under New START, Deputy Foreign Minister Sergei Ryabkov said on Wednesday.',
      'new-start suspend 2023-03-29',
    ],
    [
      '2025-02-14',
      'Trump said on Thursday he wanted to restart nuclear arms control talks with Russia and China.',
      'arms-control propose 2025-02-13',
    ],
    [
      '2024-07-02',
      'The U.S. returned 116 Chinese migrants on a charter flight over the weekend, the first such flight in five years.',
    ],
    [
      '2019-06-29',
      '特朗普与习近平29日在大阪举行会晤，双方同意重启经贸磋商。',
      'leader-talks hold 2019-06-29',
      'trade-talks agree 2019-06-29',
    ],
    ['2018-05-20', '中美两国19日就双边经贸磋商发表联合声明。'],
    [
      '2018-11-02',
      '习近平1日应约同特朗普通电话，双方同意在阿根廷二十国集团峰会期间会晤。',
      'leader-talks hold 2018-11-01',
      'leader-talks agree 2018-11-01',
    ],
    [
      '2019-10-12',
      '刘鹤与莱特希泽、姆努钦10日至11日在华盛顿举行新一轮中美经贸高级别磋商。',
      'trade-talks hold 2019-10-10',
    ],
    [
      '2021-07-27',
      '美国常务副国务卿舍曼26日在天津会见中国国务委员兼外长王毅。',
      'foreign-ministers hold 2021-07-26',
    ],
    ['2022-07-10', '王毅9日在巴厘岛同美国国务卿布林肯举行会晤。', 'foreign-ministers hold 2022-07-09'],
    [
      '2024-01-10',
      '第17次中美国防部工作会晤8日至9日在华盛顿举行，这是两军时隔近两年重启该机制。',
      'defense-policy-talks resume 2024-01-08',
    ],
    ['2023-08-16', '五角大廈表示，美軍參謀長聯席會議主席密利尚未與中方對口通話。'],
    ['2024-04-30', '美國國務院官員說，華府曾邀請北京就人工智慧控制核武作出承諾，北京尚未回應。'],
    [
      '2025-07-12',
      '美國國務卿盧比歐11日在吉隆坡與中國外長王毅會面，雙方都說會談具建設性。',
      'foreign-ministers hold 2025-07-11',
    ],
    [
      '2025-08-28',
      '中國外交部27日回應川普，稱要求中國參加核裁軍談判「既不合理也不現實」。',
      'arms-control refuse 2025-08-27',
    ],
    ['2023-09-23', '美中兩國財政部22日宣布成立經濟工作組和金融工作組。', 'trade-talks agree 2023-09-22'],
    [
      '2024-05-16',
      '中美人工智慧政府間對話14日在日內瓦登場，雙方代表團會談數小時。',
      'ai-dialogue hold 2024-05-14',
    ],
    ['2020-06-18', '蓬佩奥17日在夏威夷会见杨洁篪，会谈持续数小时。', 'foreign-ministers hold 2020-06-17'],
    ['2026-03-26', '白宫25日宣布，特朗普访华推迟至5月中旬。', 'leader-talks postpone 2026-03-25'],
    [
      '2026-02-07',
      '新削减战略武器条约5日到期后，中国裁军大使沈健6日说，中国现阶段不会参加三方核谈判。',
      'arms-control refuse 2026-02-06',
      'new-start end 2026-02-05',
    ],
  ]);
});
