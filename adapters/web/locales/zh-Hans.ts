import type { WebTexts } from './en.ts';

/** What the web page says in simplified Chinese. */
export const zhHans: WebTexts = {
  'nav.label': '页面',
  'nav.board': '状态',
  'nav.ask': '提问',
  'nav.skip': '跳到正文',
  'nav.languages': '语言',
  'day.label': '截至',
  'day.show': '查看',
  'day.today': '回到今天',
  'day.past': '您正在查看{date}的状态。',

  'board.headline': '{total} 个渠道中有 {open} 个畅通',
  'board.description': '哪些官方渠道畅通：{headline}，截至{date}。',
  'board.since': '自{date}起',
  'board.strip': '过去五年',
  'board.strip.alt': '过去五年：{states}',
  'board.strip.from': '{date}起{state}',
  'board.changes': '最近的变化',
  'board.change': '{before} → {after}',
  'board.legend': '图例',
  'board.legend.reported': '浅色：有报道、未证实',
  'board.legend.cells': '每格一个月；悬停可看日期',
  'board.unconfirmed': '据报',
  'board.claims': '{count} 则未证实的说法',

  'ask.label': '像在聊天中一样用一行提问',
  'ask.submit': '提问',
  'ask.private': '“{command}”仅供本站运营者使用。',

  'error.title': '这里没有内容',
  'error.defect': '出错了',
  'error.missing': '没有这个页面。',
  'error.back': '前往状态页',
  'footer.about': '每一行都可追溯到文章中的一句话，或附有来源的一条史实。未经证实的说法不会改变任何状态。',
};
