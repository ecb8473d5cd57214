import { describe } from 'vitest';
import { check } from '../support/reading.ts';

describe('the lead tells what later sentences mean', () => {
  check([
    ['2024-06-01', '中美防长31日在新加坡会晤。\n这次会议持续了75分钟。', 'defense-ministers hold 2024-05-31'],
    [
      '2024-06-01',
      '美国国防部长奥斯汀31日在新加坡与中国国防部长董军会晤。\n双方31日同意恢复两军战区领导通话。',
      'defense-ministers hold 2024-05-31',
      'theater-commanders agree 2024-05-31',
    ],
    ['2023-02-04', '布林肯3日宣布推迟访华。\n此访原定于5日开始。', 'foreign-ministers postpone 2023-02-03'],
    [
      '2023-11-16',
      '拜登與習近平15日在舊金山舉行會晤。\n這場會晤歷時四小時，雙方隨後散步。',
      'leader-talks hold 2023-11-15',
    ],
    [
      '2025-06-11',
      '中美經貿團隊9日在倫敦舉行貿易談判。\n談判進入第二天，雙方氣氛良好。',
      'trade-talks hold 2025-06-09',
    ],
    [
      '2023-02-04',
      'Secretary of State Antony Blinken on Friday postponed his trip to Beijing.\nThe trip had been due to start on Sunday.',
      'foreign-ministers postpone 2023-02-03',
    ],
    [
      '2023-12-22',
      'Gen. Charles Q. Brown spoke with Gen. Liu Zhenli on Thursday.\nBrown told Liu that the two sides should avoid misunderstandings.\nThe Pentagon said the call lasted two hours.',
      'joint-staff hold 2023-12-21',
    ],
    [
      '2026-02-06',
      'New START expires#\nNew START, the last treaty limiting US and Russian warheads, expired on Thursday.\nThe treaty was signed in April 2010.',
      'new-start end 2026-02-05',
      'new-start agree 2010-04',
    ],
  ]);
});

describe('a person is named by surname after the first mention', () => {
  check([
    [
      '2023-07-09',
      'Janet Yellen, the US Treasury secretary, praised her hosts in Beijing.\nYellen met Chinese Vice Premier He Lifeng on Saturday.',
      'trade-talks hold 2023-07-08',
    ],
    [
      '2024-04-17',
      'Dong Jun became China’s defense minister in December.\nDong spoke with US Defense Secretary Lloyd Austin on Tuesday.',
      'defense-ministers hold 2024-04-16',
    ],
    [
      '2021-03-20',
      'US Secretary of State Antony Blinken flew to Alaska.\nThere Blinken met China’s top diplomat Yang Jiechi on Thursday.',
      'foreign-ministers hold 2021-03-18',
    ],
  ]);
});

describe('quotes inside quotes', () => {
  check([
    ['2023-06-02', '中国国防部发言人说：“美方所谓‘中方取消两国防长通话’的说法不符合事实。”'],
    ['2020-08-20', '發言人說：「所謂『美方推遲中美貿易談判』的報導並不屬實。」'],
    [
      '2025-04-25',
      'The Chinese spokesman said: “Reports that ‘the US and China held trade talks’ are false.”',
    ],
  ]);
});

describe('a headline and the body that qualifies it', () => {
  check([
    ['2025-08-11', '中美贸易谈判下周重启？#\n中国商务部说，没有可以提供的消息。'],
    [
      '2023-02-04',
      '布林肯或推迟访华#\n美国国务卿布林肯3日宣布推迟访华。',
      'foreign-ministers postpone 2023-02-03',
    ],
    ['2025-09-20', '中美元首通话#\n习近平19日晚同特朗普通电话。', 'leader-talks hold 2025-09-19'],
    [
      '2018-09-24',
      'China cancels trade talks?#\nBeijing denied on Monday that it had cancelled trade talks with Washington.',
    ],
    ['2023-11-17', '拜習會登場#\n拜登與習近平15日在加州會晤。', 'leader-talks hold 2023-11-15'],
  ]);
});

describe('captions of photographs, with dates in brackets', () => {
  check([
    ['2024-11-21', '资料照：2023年11月15日，拜登与习近平在旧金山会晤。', 'leader-talks hold 2023-11-15'],
    [
      '2024-11-21',
      '美国国防部长奥斯汀与中国国防部长董军在新加坡会面。（2024年5月31日）',
      'defense-ministers hold 2024-05-31',
    ],
    [
      '2020-08-12',
      '資料照：美國貿易代表萊特希澤與中國副總理劉鶴在上海會談。（2019年7月31日）',
      'trade-talks hold 2019-07-31',
    ],
    [
      '2024-03-20',
      'Biden meets Xi at an estate in California. (Nov. 15, 2023)',
      'leader-talks hold 2023-11-15',
    ],
  ]);
});

describe('lists', () => {
  check([
    [
      '2022-08-06',
      '外交部5日宣布三项取消、五项暂停：取消中美两军战区领导通话、中美国防部工作会晤、中美海上军事安全磋商机制会议，暂停中美气候变化商谈、中美禁毒合作。',
      'theater-commanders suspend 2022-08-05',
      'defense-policy-talks suspend 2022-08-05',
      'maritime-safety suspend 2022-08-05',
      'climate suspend 2022-08-05',
      'counternarcotics suspend 2022-08-05',
    ],
    [
      '2022-08-06',
      'China said on Friday it was cancelling calls between theater commanders, Defense Policy Coordination Talks and Military Maritime Consultative Agreement meetings with the United States.',
      'theater-commanders suspend 2022-08-05',
      'defense-policy-talks suspend 2022-08-05',
      'maritime-safety suspend 2022-08-05',
    ],
    [
      '2023-11-16',
      '拜登與習近平15日同意恢復兩軍高層溝通、成立中美禁毒合作工作組、開展人工智慧政府間對話。',
      'military agree 2023-11-15',
      'counternarcotics agree 2023-11-15',
      'ai-dialogue agree 2023-11-15',
    ],
  ]);
});

describe('officials who are not named', () => {
  check([
    [
      '2023-03-14',
      '拜登说他至今没有与习近平通话，不过两国的谈判代表星期四将举行视频会议，评估第一阶段贸易协议。',
      'trade-talks schedule 2023-03-16',
    ],
    ['2023-03-14', '拜登星期一说，他还没有同习近平通话，但美中两国官员星期四将会面。'],
    [
      '2024-01-10',
      'Officials of the United States and China will hold trade talks in Geneva on January 12, although Trump and Xi have not spoken.',
      'trade-talks schedule 2024-01-12',
    ],
  ]);
});

describe('what is said of other countries', () => {
  check([
    ['2021-06-04', '北京随后中断了两国的贸易谈判，并对澳大利亚葡萄酒征收关税。'],
    ['2022-06-02', '美台贸易关系日益密切，将于下周启动新的经贸谈判，专家称这与美中关系紧张有关。'],
    ['2023-05-05', '习近平原打算今年春天出访法国。由于日程冲突，这一访问已被推迟。'],
    ['2020-10-06', '王毅推迟访韩，是受到蓬佩奥取消访韩计划的影响。'],
    ['2020-10-27', '美国邀请亚美尼亚和阿塞拜疆两位外长访问华盛顿，谈判前国务卿蓬佩奥分别会见两位外长。'],
    ['2021-11-02', '奥巴马与安倍晋三曾在日本会谈。特朗普后来退出了这项贸易协定。'],
    [
      '2024-06-01',
      '奥斯汀与董军5月31日在新加坡举行会谈。这次会谈持续了75分钟。',
      'defense-ministers hold 2024-05-31',
    ],
  ]);
});

describe('a private person', () => {
  check([['2020-09-30', '这名中国维权人士曾于2014年2月15日在北京会见美国国务卿克里。']]);
});
