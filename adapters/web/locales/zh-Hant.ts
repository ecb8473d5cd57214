import type { WebTexts } from './en.ts';

/** What the web page says in traditional Chinese. */
export const zhHant: WebTexts = {
  'nav.label': '頁面',
  'nav.board': '狀態',
  'nav.ask': '提問',
  'nav.skip': '跳到內容',
  'nav.languages': '語言',
  'day.label': '截至',
  'day.show': '查看',
  'day.today': '回到今天',
  'day.past': '您正在查看{date}的狀態。',

  'board.headline': '{total} 個管道中有 {open} 個暢通',
  'board.description': '哪些官方管道暢通：{headline}，截至{date}。',
  'board.since': '自{date}起',
  'board.strip': '過去五年',
  'board.strip.alt': '過去五年：{states}',
  'board.strip.from': '{date}起{state}',
  'board.changes': '最近的變化',
  'board.change': '{before} → {after}',
  'board.legend': '圖例',
  'board.legend.reported': '淺色：有報導、未證實',
  'board.legend.cells': '每格一個月；游標停留可看日期',
  'board.unconfirmed': '據報',
  'board.claims': '{count} 則未證實的說法',

  'ask.label': '像在聊天中一樣用一行提問',
  'ask.submit': '提問',
  'ask.private': '「{command}」僅供本站營運者使用。',

  'error.title': '這裡沒有內容',
  'error.defect': '出錯了',
  'error.missing': '沒有這個頁面。',
  'error.back': '前往狀態頁',
  'footer.about': '每一行都可追溯到文章中的一句話，或附有來源的一條史實。未經證實的說法不會改變任何狀態。',
};
