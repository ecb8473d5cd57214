import { describe, expect, it } from 'vitest';
import { loadBrief } from '../src/brief/index.ts';
import { createExtractor } from '../src/extract/index.ts';

const extract = createExtractor(loadBrief('briefs/uschina'));

/** Events of a text of one paragraph a line, as `channel action date`, sorted. The first line is the title if it ends in `#`. */
function events(published: string, text: string): string[] {
  const lines = text.split('\n');
  const title = lines[0]?.endsWith('#') ? (lines.shift() ?? '').slice(0, -1) : null;
  const language = /[\u3400-\u9fff]/.test(text)
    ? /[國會與談國軍]/.test(text)
      ? 'zh-Hant'
      : 'zh-Hans'
    : 'en';
  const article = {
    id: 'x',
    path: 'x',
    title,
    published,
    outlet: null,
    url: null,
    language,
    paragraphs: lines,
    inferred: [],
  } as const;
  return extract(article)
    .map(({ channel, action, date }) => `${channel} ${action} ${date}`)
    .toSorted();
}

type Row = readonly [published: string, text: string, ...events: string[]];

function check(rows: readonly Row[]) {
  it.each(rows)('%s %s', (published, text, ...expected) => {
    expect(events(published, text)).toEqual(expected.toSorted());
  });
}

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
    const [event] = extract({
      id: 'x',
      path: 'x',
      title: null,
      published: '2024-05-01',
      outlet: null,
      url: null,
      language: 'zh-Hans',
      paragraphs: ['去年11月，拜登与习近平在旧金山会晤。'],
      inferred: [],
    });
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

describe('other wordings', () => {
  check([
    [
      '2022-08-05',
      '外交部宣布八项反制措施#\n外交部5日宣布：一、取消安排中美两军战区领导通话。二、取消中美国防部工作会晤。三、取消中美海上军事安全磋商机制会议。四、暂停中美非法移民遣返合作。五、暂停中美刑事司法协助合作。六、暂停中美打击跨国犯罪合作。七、暂停中美禁毒合作。八、暂停中美气候变化商谈。',
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
    expect(events('2024-04-17', text)).toEqual(['defense-ministers hold 2024-04-16']);
  });

  it('gives evidence that stands in it word for word, with who says so', () => {
    const sentence = '五角大廈發言人表示，美國防長奧斯汀 16 日與中國防長董軍通電話。';
    const [event] = extract({
      id: 'x',
      path: 'x',
      title: null,
      published: '2024-04-17',
      outlet: null,
      url: null,
      language: 'zh-Hant',
      paragraphs: [sentence],
      inferred: [],
    });
    expect(event?.evidence).toBe(sentence);
    expect(event?.attribution).toBe('五角大廈發言人');
    expect(event?.actors).toEqual(expect.arrayContaining(['lloyd-austin', 'dong-jun']));
  });

  it('tells nothing without a publication date', () => {
    expect(
      extract({
        id: 'x',
        path: 'x',
        title: null,
        published: null,
        outlet: null,
        url: null,
        language: 'zh-Hans',
        paragraphs: ['中美防长昨天通话。'],
        inferred: [],
      }),
    ).toEqual([]);
  });

  it.each([
    ['2020-08-07', ['mark-esper', 'wei-fenghe']],
    ['2024-04-17', ['lloyd-austin', 'dong-jun']],
    ['2025-09-10', ['pete-hegseth', 'dong-jun']],
  ])('of %s means by a title whoever held the office then', (published, holders) => {
    const [event] = extract({
      id: 'x',
      path: 'x',
      title: null,
      published,
      outlet: null,
      url: null,
      language: 'zh-Hans',
      paragraphs: ['美防长昨天与中国防长通电话。'],
      inferred: [],
    });
    expect(event?.actors).toEqual(holders);
  });

  it('about another country’s contacts keeps them out of the brief', () => {
    expect(
      events('2020-09-05', '中印防长在莫斯科会谈#\n两国国防部长9月4日举行会谈。\n两人谈了两小时。'),
    ).toEqual([]);
  });

  it('knows who held an office on the day', () => {
    expect(events('2020-08-07', '前副总统拜登曾与习近平会晤。')).toEqual([]);
  });
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
