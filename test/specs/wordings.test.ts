import { describe } from 'vitest';
import { check } from '../support/reading.ts';

describe('other wordings', () => {
  check([
    [
      '2022-08-05',
      '外交部公布八项反制措施#\n外交部5日宣布：一、取消中美战区领导通话安排。二、中美国防部工作会晤取消。三、中美海上军事安全磋商机制会议取消。四、中美遣返非法移民的合作暂停。五、中美刑事司法协助合作暂停。六、中美打击跨国犯罪合作暂停。七、中美禁毒合作暂停。八、中美气候变化商谈暂停。',
      'theater-commanders suspend 2022-08-05',
      'defense-policy-talks suspend 2022-08-05',
      'maritime-safety suspend 2022-08-05',
      'law-enforcement suspend 2022-08-05',
      'counternarcotics suspend 2022-08-05',
      'climate suspend 2022-08-05',
    ],
    [
      '2023-06-04',
      'Li Shangfu, China’s defense minister, spoke in Singapore on Sunday.\nLi refused to formally meet Lloyd Austin, the US defense secretary.',
      'defense-ministers refuse 2023-06-04',
    ],
    [
      '2024-08-29',
      '中央军委副主席张又侠29日在北京会见了美国总统国家安全事务助理沙利文。',
      'military hold 2024-08-29',
    ],
    [
      '2023-02-08',
      '五角大楼发言人莱德7日说，击落气球后奥斯汀曾要求与魏凤和通话，但中方拒绝了这一请求。',
      'defense-ministers propose 2023-02-07',
      'defense-ministers refuse 2023-02-07',
    ],
    [
      '2024-09-26',
      '中国国防部25日说，解放军火箭军当天向太平洋发射一枚洲际弹道导弹，中方事先通报了美国等国。',
      'launch-notification hold 2024-09-25',
    ],
    ['2026-02-05', '《新削减战略武器条约》5日正式到期。', 'new-start end 2026-02-05'],
    [
      '2020-12-16',
      '中俄15日签署议定书，将相互通报发射弹道导弹的协定延长十年。',
      'china-russia-launch-notification extend 2020-12-15',
    ],
    [
      '2023-11-03',
      '俄罗斯总统普京2日签署法律，撤销对《全面禁止核试验条约》的批准。',
      'test-ban suspend 2023-11-02',
    ],
    [
      '2025-11-01',
      '据路透社报道，特朗普10月30日在釜山与习近平会晤，双方同意将贸易休战延长一年。',
      'leader-talks hold 2025-10-30',
      'trade-talks extend 2025-10-30',
    ],
    [
      '2023-08-29',
      '美国商务部长雷蒙多28日在北京与中国商务部长王文涛会谈，双方同意成立商业问题工作组。',
      'export-controls hold 2023-08-28',
      'export-controls agree 2023-08-28',
    ],
    [
      '2023-11-16',
      'Biden and Xi agreed on Wednesday to resume military-to-military communications.',
      'military agree 2023-11-15',
    ],
    ['2023-11-15', 'US and China agreed to restart the climate working group.', 'climate agree 2023-11-15'],
    [
      '2024-04-17',
      'The call was the first between the US and Chinese defense chiefs since November 2022.',
      'defense-ministers hold 2022-11',
    ],
    [
      '2023-05-23',
      '美国防部说，尚未收到中方对两国防长会面邀请的答复。',
      'defense-ministers refuse 2023-05-23',
    ],
    ['2025-08-12', '特朗普11日签署行政令，将对华关税休战再延长90天。', 'trade-talks extend 2025-08-11'],
    ['2023-06-19', '习近平19日会见布林肯。', 'foreign-ministers hold 2023-06-19'],
    ['2023-10-28', '美國總統拜登27日在白宮會見中國外長王毅。', 'foreign-ministers hold 2023-10-27'],
    [
      '2023-03-30',
      'Russia will continue to notify the United States of ballistic missile launches under a 1988 agreement, the foreign ministry said on Thursday.',
      'us-russia-launch-notification hold 2023-03-30',
    ],
    [
      '2023-06-03',
      'National security adviser Jake Sullivan on Friday proposed that the five nuclear powers notify each other of missile launches.',
      'p5-process propose 2023-06-02',
    ],
    ['2022-01-04', '五核国领导人3日发表联合声明。'],
    [
      '2024-05-31',
      '美国国防部长奥斯汀与中国国防部长董军31日在新加坡香格里拉对话会期间举行会谈，双方同意年底前成立危机沟通工作组。',
      'defense-ministers hold 2024-05-31',
      'crisis-communications agree 2024-05-31',
    ],
    ['2023-02-12', '美国北方司令部说，目前没有计划与中方通话。'],
    ['2023-06-15', '中美两军高层沟通仍处于中断状态。'],
    [
      '2021-09-30',
      '美国国防部说，中美国防部工作会晤28日至29日以视频方式举行，这是该机制自2020年1月以来首次会议。',
      'defense-policy-talks hold 2021-09-28',
      'defense-policy-talks hold 2020-01',
    ],
    ['2025-04-03', '中美海上军事安全磋商机制工作小组会议2日在上海举行。', 'maritime-safety hold 2025-04-02'],
    [
      '2024-07-18',
      '中国外交部17日宣布，中方决定中止同美方商谈新一轮军控磋商。',
      'arms-control suspend 2024-07-17',
    ],
    ['2023-11-07', '王毅称，希望中美元首会晤取得成果。'],
    [
      '2023-11-11',
      '中国外交部10日宣布，习近平将于14日至17日赴美国旧金山举行中美元首会晤。',
      'leader-talks schedule 2023-11-14',
    ],
    [
      '2023-05-12',
      '沙利文與王毅10日至11日在維也納會談，雙方同意保持溝通。',
      'foreign-ministers hold 2023-05-10',
    ],
    ['2025-02-14', '特朗普13日说，他希望与俄罗斯和中国重启军控谈判。', 'arms-control propose 2025-02-13'],
    [
      '2023-07-17',
      'John Kerry arrived in Beijing on Sunday for climate talks with Xie Zhenhua.',
      'climate hold 2023-07-16',
    ],
    [
      '2022-11-15',
      '拜登与习近平14日在巴厘岛举行会谈，同意重启气候谈判。',
      'leader-talks hold 2022-11-14',
      'climate agree 2022-11-14',
    ],
    ['2018-09-23', '中国取消原定本周举行的中美贸易谈判，刘鹤不再访美。', 'trade-talks suspend 2018-09-23'],
    ['2024-03-05', '两国外长尚未确定会晤日期。'],
    [
      '2021-03-12',
      '白宫11日宣布，布林肯和沙利文将于18日在安克雷奇会见杨洁篪和王毅。',
      'foreign-ministers schedule 2021-03-18',
    ],
  ]);
});

describe('names and figures of more formats', () => {
  check([
    ['2024-08-01', '中美禁毒合作工作组高官会7月31日在华盛顿举行。', 'counternarcotics hold 2024-07-31'],
    [
      '2019-05-11',
      '中美第十一轮经贸高级别磋商9日至10日在华盛顿举行，未能达成协议。',
      'trade-talks hold 2019-05-09',
    ],
    [
      '2024-09-26',
      'China said on Wednesday it had notified the United States in advance of its intercontinental ballistic missile test in the Pacific.',
      'launch-notification hold 2024-09-25',
    ],
    [
      '2024-02-10',
      '俄罗斯外长拉夫罗夫说，莫斯科不打算在现有条件下与华盛顿恢复战略稳定对话。',
      'new-start refuse 2024-02-10',
    ],
    ['2025-12-16', '第19次中美国防部工作会晤15日在华盛顿举行。', 'defense-policy-talks hold 2025-12-15'],
    ['2024-11-07', '中美两军海上军事安全磋商机制会议6日至8日在青岛举行。', 'maritime-safety hold 2024-11-06'],
    [
      '2020-12-17',
      '美国海军说，中方缺席原定14日至16日举行的海上军事安全磋商会议。',
      'maritime-safety refuse 2020-12-17',
    ],
    ['2024-01-13', '刘建超12日在华盛顿会见布林肯。'],
    [
      '2022-01-03',
      'The five nuclear-weapon states issued a joint statement on Monday saying a nuclear war cannot be won.',
    ],
  ]);
});
