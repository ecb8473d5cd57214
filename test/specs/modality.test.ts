import { describe } from 'vitest';
import { check } from '../support/reading.ts';

describe('a denial is no event', () => {
  check([
    ['2021-03-02', '中国外交部发言人否认两国防长将于本周通话。'],
    ['2019-09-10', '中国商务部表示，中美双方并未就恢复贸易磋商达成一致。'],
    ['2024-02-20', '五角大楼说，奥斯汀没有与董军通电话。'],
    ['2025-04-25', '中国外交部发言人说，中美没有就关税问题进行磋商或谈判，更谈不上达成协议。'],
    ['2022-11-02', '白宫表示，拜登从未取消与习近平的会晤。'],
    ['2023-02-18', '國務院否認布林肯已與王毅會談。'],
    ['2020-07-15', '美國國防部澄清，埃斯珀並未推遲訪華行程。'],
    ['2025-10-12', '中國商務部說，有關中方切斷中美貿易談判的說法不實。'],
    ['2018-11-05', 'The White House denied that Trump and Xi had spoken by phone last week.'],
    [
      '2025-04-24',
      'Beijing said there had been no trade talks with Washington, calling the reports baseless.',
    ],
    ['2022-09-20', 'The Pentagon said it had not suspended Defense Policy Coordination Talks with China.'],
    ['2026-03-01', 'Marco Rubio never asked for a call with Wang Yi, his spokesman said on Friday.'],
    ['2024-10-03', '中方从未同意在老挝举行两国防长会晤，中国国防部发言人说。'],
    ['2020-06-24', '莫斯科否认与华盛顿就《新削减战略武器条约》达成任何协议。'],
    ['2025-08-02', '美國財政部澄清，貿易休戰並未延長。'],
    ['2021-12-08', '五角大樓指出，美方從未切斷與中國的軍事熱線。'],
    ['2019-10-04', 'Chinese officials denied having agreed to a partial trade deal with Washington.'],
    ['2023-11-02', 'No arms control talks with China took place in October, the State Department said.'],
    ['2026-04-02', 'Neither Washington nor Beijing has cancelled the leaders’ summit, the White House said.'],
  ]);
});

describe('a refusal is an event of its own', () => {
  check([
    ['2023-05-30', '中方回绝了两国防长在新加坡会晤的提议。', 'defense-ministers refuse 2023-05-30'],
    [
      '2021-05-22',
      '五角大楼官员说，中方一直不理会奥斯汀与许其亮通话的请求。',
      'defense-ministers refuse 2021-05-22',
    ],
    [
      '2020-07-09',
      '中国外交部军控司司长8日说，中国不会参加所谓的中美俄三边军控谈判。',
      'arms-control refuse 2020-07-08',
    ],
    ['2022-08-07', '米利打给李作成的电话无人接听，美国官员6日说。', 'joint-staff refuse 2022-08-06'],
    [
      '2023-02-05',
      '美國國防部表示，中國國防部長魏鳳和4日拒接奧斯汀的電話。',
      'defense-ministers refuse 2023-02-04',
    ],
    ['2024-11-21', '中國國防部長董軍20日婉拒與美國防長奧斯汀會面。', 'defense-ministers refuse 2024-11-20'],
    ['2020-06-11', '中國10日拒絕加入美俄軍控談判。', 'arms-control refuse 2020-06-10'],
    [
      '2023-05-29',
      'China has rebuffed a request for Lloyd Austin to meet Li Shangfu in Singapore.',
      'defense-ministers refuse 2023-05-29',
    ],
    [
      '2023-02-08',
      'Chinese Defense Minister Wei Fenghe declined a call from US Defense Secretary Lloyd Austin on Saturday.',
      'defense-ministers refuse 2023-02-04',
    ],
    [
      '2025-06-10',
      'Russia on Monday turned down a US offer to revive New START talks.',
      'new-start refuse 2025-06-09',
    ],
    [
      '2026-02-07',
      'China will not join arms control talks with the United States and Russia, the foreign ministry said on Friday.',
      'arms-control refuse 2026-02-06',
    ],
    [
      '2021-05-24',
      'Beijing has yet to answer requests for a call between US Defense Secretary Lloyd Austin and Xu Qiliang.',
      'defense-ministers refuse 2021-05-24',
    ],
    [
      '2019-08-20',
      '俄罗斯拒绝了美方就《新削减战略武器条约》提出的附加条件，俄外交部19日说。',
      'new-start refuse 2019-08-19',
    ],
    ['2026-01-21', '中国裁军大使20日重申，中方不会参加三边核谈判。', 'arms-control refuse 2026-01-20'],
    [
      '2023-05-31',
      'Beijing snubbed a Pentagon proposal for a meeting of the two defense chiefs in Singapore.',
      'defense-ministers refuse 2023-05-31',
    ],
    [
      '2020-10-17',
      'Washington on Friday rejected Putin’s proposal to extend New START for a year.',
      'new-start refuse 2020-10-16',
    ],
  ]);
});

describe('a contact that is put off is dated by the decision', () => {
  check([
    [
      '2020-08-16',
      '原定15日举行的中美贸易协议评估会议被推迟，两国未公布新的日期。',
      'trade-talks postpone 2020-08-16',
    ],
    ['2026-03-17', '特朗普16日说，他已要求把访华行程推迟一个月左右。', 'leader-talks postpone 2026-03-16'],
    ['2022-11-29', '美俄推遲原定29日在開羅舉行的新削減戰略武器條約磋商。', 'new-start postpone 2022-11-29'],
    [
      '2022-11-29',
      'Russia has postponed talks with the United States on New START that were to start in Cairo on Tuesday.',
      'new-start postpone 2022-11-29',
    ],
  ]);
});

describe('a wish is no event', () => {
  check([
    ['2019-11-05', '王毅说，希望中美关系早日回到正轨，两军交往更加顺畅。'],
    ['2022-06-11', '奥斯汀表示，期待今后与中国国防部长保持对话。'],
    ['2024-06-01', '中国国防部发言人说，愿同美方加强沟通。'],
    ['2025-02-20', '美国财长贝森特说，两国都渴望贸易谈判取得成果。'],
    ['2023-06-19', '布林肯說，美方期望兩軍溝通管道能夠暢通。'],
    ['2021-11-17', '白宮表示，拜登樂見美中在氣候議題上繼續合作。'],
    ['2018-12-03', '劉鶴盼中美經貿磋商順利推進。'],
    ['2022-06-12', 'Wei Fenghe said he hoped ties between the two militaries would stay stable.'],
    ['2024-05-31', 'Lloyd Austin hopes open lines of communication with Beijing will endure.'],
    ['2025-05-14', 'Scott Bessent said he hoped the trade talks with China would bear fruit.'],
    ['2026-04-10', 'Both sides wish to keep the climate working group productive, a diplomat said.'],
    ['2018-06-28', '魏凤和说，中方愿与美方推动两军关系稳定发展。'],
    ['2024-08-15', '中國外交部說，希望美方與中方相向而行。'],
    ['2025-01-18', 'Xi told Trump he hoped China-US ties would start well.'],
  ]);
});

describe('a wish for a definite contact proposes it', () => {
  check([
    ['2023-04-18', '耶伦表示，她仍期待在适当时候访问中国。', 'trade-talks propose 2023-04-18'],
    ['2020-07-22', '埃斯珀21日說，他希望年內訪問中國。', 'defense-ministers propose 2020-07-21'],
    ['2025-02-14', 'Trump said on Thursday he wanted to meet Xi Jinping.', 'leader-talks propose 2025-02-13'],
  ]);
});

describe('an appeal is no event', () => {
  check([
    ['2020-08-13', '中国国防部敦促美方以实际行动维护两军关系。'],
    ['2023-05-20', '七国集团呼吁中美保持对话渠道畅通。'],
    ['2024-01-10', '中方强调，两军应加强沟通、避免误判。'],
    ['2021-03-20', '专家呼吁中美尽快重启气候对话。'],
    ['2022-08-07', '聯合國秘書長呼籲美中維持溝通。'],
    ['2025-04-10', '新加坡總理呼籲美中通過對話解決貿易分歧。'],
    ['2023-06-04', '李尚福說，兩國應相互尊重，加強對話。'],
    [
      '2019-06-01',
      'The acting defense secretary said the US and Chinese militaries should keep lines of communication open.',
    ],
    ['2022-08-06', 'The UN chief urged Beijing and Washington to maintain dialogue.'],
    [
      '2024-04-03',
      'American and Chinese officers must keep talking to avoid miscalculation, the admiral said.',
    ],
    ['2025-03-20', 'Analysts called on Washington and Beijing to protect the climate working group.'],
    ['2023-02-16', '议员们敦促白宫恢复两军热线。'],
    ['2024-02-18', '王毅強調，雙方應落實元首共識，維護對話機制。'],
    ['2022-06-11', 'Austin stressed the importance of open lines of communication with China’s military.'],
  ]);
});

describe('a condition is no event', () => {
  check([
    ['2023-06-02', '只要美方取消对李尚福的制裁，两国防长就可以会晤。'],
    ['2020-10-17', '如果俄罗斯同意冻结核弹头，美国将延长《新削减战略武器条约》。'],
    ['2025-04-16', '除非美方取消关税，否则中美不会重启贸易谈判。'],
    ['2024-07-18', '若美国停止对台军售，中美军控磋商可望恢复。'],
    ['2023-05-30', '倘若美方解除制裁，兩國防長可望會面。'],
    ['2018-09-25', '一旦美方加徵新關稅，中方將取消中美貿易談判。'],
    ['2021-01-22', '假如雙方達成共識，美俄將延長新削減戰略武器條約。'],
    ['2022-03-02', 'If Moscow returns to compliance, Washington will extend New START.'],
    ['2025-10-11', 'Trump said he would cancel his meeting with Xi if Beijing kept its export curbs.'],
    [
      '2023-06-02',
      'Talks between the US and Chinese defense ministers could resume provided that sanctions are lifted.',
    ],
    ['2020-06-23', 'Unless China joins, the United States will not extend New START, the envoy said.'],
    ['2026-05-02', 'Should the truce collapse, Beijing would suspend trade talks with Washington.'],
    ['2019-09-02', '若双方能就日程达成一致，刘鹤将赴华盛顿参加贸易谈判。'],
    ['2024-12-03', '如美方不停止对台军售，中方不会与美国恢复军控磋商。'],
    [
      '2026-02-01',
      'Russia would observe New START limits for a year if the United States did the same, Putin said.',
    ],
    ['2023-05-22', 'The sanctions would have to be lifted before the two defense ministers could meet.'],
  ]);
});

describe('a forecast is no event', () => {
  check([
    ['2022-09-02', '分析人士预计，中美元首年底前可能会晤。'],
    ['2024-10-10', '观察人士认为，中美防长有望在下月的论坛期间会面。'],
    ['2025-11-20', '专家料美俄会在到期前延长《新削减战略武器条约》。'],
    ['2023-07-20', '一些学者预测，中美军事热线今年或将重开。'],
    ['2024-02-03', '學者預期，拜登與習近平今年或將通話。'],
    ['2019-05-08', '分析師認為，中美貿易談判恐再度中斷。'],
    ['2023-02-03', '外界估計，布林肯可能會推遲訪華。'],
    ['2025-07-15', 'Analysts expect Xi and Trump to meet later this year.'],
    ['2025-12-01', 'Experts say New START may lapse without a replacement.'],
    ['2018-05-20', 'The US-China trade talks could collapse within weeks, economists warned.'],
    [
      '2024-05-20',
      'It is possible that the US and Chinese defense chiefs will meet in Singapore, a former official said.',
    ],
    ['2026-03-02', '有分析指，特朗普访华行程或再度推迟。'],
    ['2022-12-28', '布林肯料将于明年初访华，分析人士说。'],
    ['2019-04-26', '市場預期，美中可望於5月達成貿易協議。'],
    ['2021-07-02', 'A call between Biden and Xi seems unlikely this month, diplomats in Beijing believe.'],
  ]);
});

describe('an opinion is no event', () => {
  check([
    ['2023-05-10', '评论：中美应当谈什么#\n笔者认为，中美防长早该坐下来会谈。'],
    ['2025-04-08', '在我看来，中美取消贸易谈判是迟早的事。'],
    ['2022-10-10', '社論：美中需要熱線#\n沒有軍事熱線，美中誤判將難以避免。'],
    ['2024-08-08', '他主張，美中雙方應立即恢復軍控磋商。'],
    ['2019-06-20', '筆者以為，習近平與特朗普會面意義有限。'],
    [
      '2022-10-11',
      'Opinion: Washington should pick up the phone#\nThe American and Chinese militaries ought to talk more often.',
    ],
    ['2021-06-02', 'I believe Beijing was wrong to treat military channels as a bargaining chip.'],
    ['2025-09-30', 'A summit between Trump and Xi would be a mistake.'],
    ['2026-06-11', 'Suspending climate talks with China would hurt both countries, the columnist argued.'],
  ]);
});

describe('history told again has its own date', () => {
  check([
    ['2024-04-17', '2022年8月，中方取消了中美国防部工作会晤。', 'defense-policy-talks suspend 2022-08'],
    ['2023-11-10', '2018年10月，时任美国防长马蒂斯取消访华。', 'defense-ministers suspend 2018-10'],
    ['2025-02-10', '2020年1月15日，刘鹤与特朗普在白宫签署第一阶段经贸协议。', 'trade-talks agree 2020-01-15'],
    ['2022-08-10', '去年11月，拜登與習近平舉行視訊會晤。', 'leader-talks hold 2021-11'],
    ['2026-01-20', '2021年2月，美俄將新削減戰略武器條約延長五年。', 'new-start extend 2021-02'],
    ['2024-09-25', '2023年2月，布林肯推遲訪華。', 'foreign-ministers postpone 2023-02'],
    [
      '2024-09-12',
      'In August 2022, China cancelled Defense Policy Coordination Talks with the United States.',
      'defense-policy-talks suspend 2022-08',
    ],
    ['2023-03-01', 'Biden and Xi last met in Bali in November 2022.', 'leader-talks hold 2022-11'],
    [
      '2025-08-01',
      'Russia suspended its participation in New START in February 2023.',
      'new-start suspend 2023-02',
    ],
    [
      '2026-02-10',
      'Moscow revoked its ratification of the Comprehensive Nuclear-Test-Ban Treaty in November 2023.',
      'test-ban suspend 2023-11',
    ],
    ['2025-09-10', '两国防长上一次通话是在2024年4月。', 'defense-ministers hold 2024-04'],
    [
      '2024-07-20',
      '2009年，中俄签署了相互通报发射弹道导弹的协定。',
      'china-russia-launch-notification agree 2009',
    ],
    ['2025-10-31', '川普與習近平上次會面是2019年6月在大阪。', 'leader-talks hold 2019-06'],
    [
      '2026-02-03',
      'The treaty was extended by five years in February 2021: New START then ran until 2026.',
      'new-start extend 2021-02',
    ],
    [
      '2024-01-15',
      'China froze military-to-military talks with the US in August 2022 after Nancy Pelosi visited Taiwan.',
      'military suspend 2022-08',
    ],
    [
      '2023-11-20',
      'Presidents Biden and Xi agreed in November 2022 to resume climate talks.',
      'climate agree 2022-11',
    ],
  ]);
});

describe('what is only imagined is no event', () => {
  check([
    ['2025-03-03', '假设中美元首明天通话，市场也未必上涨。'],
    ['2023-06-01', '即便中美防长会面，分歧也不会消失。'],
    ['2022-12-12', '要是当初没有取消中美会谈，局势或许不同。'],
    ['2023-08-15', '就算美中恢復軍事對話，互信也難以重建。'],
    ['2021-10-05', '試想美中切斷軍事熱線，後果將不堪設想。'],
    ['2022-03-17', '即使拜登與習近平通話，也難以解決分歧。'],
    ['2025-10-02', 'Even if Trump and Xi met tomorrow, little would change.'],
    ['2023-02-20', 'Imagine that Beijing cut off military hotlines with Washington in a crisis.'],
    ['2024-10-20', 'A canceled summit between Biden and Xi would rattle markets.'],
    ['2019-08-25', 'Suppose the US and Chinese trade negotiators had met that night.'],
    ['2024-03-03', '想象一下：危机当夜，中美热线被切断。'],
    ['2026-06-06', '如果當時兩國防長通了電話，誤會本可避免。'],
    [
      '2023-03-03',
      'Were Beijing to suspend its hotline with Washington, a crisis could spin out of control.',
    ],
    ['2025-05-05', 'In such a scenario, Trump would call Xi within hours.'],
  ]);
});

describe('a question is no event', () => {
  check([
    ['2023-08-10', '中美何时恢复两军对话？'],
    ['2025-08-20', '习近平会否与特朗普会晤？'],
    ['2024-11-15', '中美防长是否会在老挝会晤，目前还不清楚。'],
    ['2024-07-10', '记者问，中方是否已暂停中美军控磋商。'],
    ['2021-05-05', '美中防長會通話嗎？'],
    ['2022-11-11', '中方是否同意恢復美中氣候談判？'],
    ['2023-02-03', '記者問發言人，布林肯是否推遲訪華。'],
    ['2026-01-05', 'Will Trump and Xi meet this year?'],
    ['2024-07-16', 'Has China suspended arms control talks with the United States?'],
    ['2023-06-02', 'Reporters asked whether Lloyd Austin had spoken with Li Shangfu.'],
    [
      '2022-10-01',
      'It is unclear whether Beijing has agreed to resume military talks with the United States.',
    ],
    ['2024-09-20', '解放军南部战区司令员与美军印太司令通话意味着什么？#\n外界关注两军沟通。'],
    ['2023-07-25', '習近平會赴舊金山會晤拜登嗎？'],
    ['2022-08-30', 'Why did China suspend climate talks with the United States?#\nIt is about Taiwan.'],
    ['2026-01-30', 'Can New START be extended before it expires next week?'],
  ]);
});

describe('what is only reckoned from the last contact is no event', () => {
  check([
    ['2021-05-10', '发言人说，距上次两国元首通话已过去三个月，中美双方没有新的安排。'],
    ['2021-05-10', 'It has been three months since Biden and Xi last spoke by phone.'],
    [
      '2023-11-16',
      'Biden and Xi met near San Francisco on Wednesday for the first time since they spoke in Bali a year ago.',
      'leader-talks hold 2023-11-15',
    ],
    ['2024-07-02', '奥斯汀表示，自上次与董军会面以来，台海局势没有变化。'],
  ]);
});

describe('what was only planned is no event, though the contact stands in the next clause', () => {
  check([
    ['2024-09-02', '沙利文与王毅原本打算在8月20日，也就是论坛闭幕当天举行会谈。'],
    ['2019-06-20', '莱特希泽按计划应与中国副总理刘鹤，在6月18日举行新一轮谈判。'],
    ['2019-06-20', '按计划，莱特希泽与中国副总理刘鹤18日举行了新一轮谈判。', 'trade-talks hold 2019-06-18'],
    ['2020-09-23', '中国没有达到贸易协议中商定的采购目标。'],
  ]);
});
