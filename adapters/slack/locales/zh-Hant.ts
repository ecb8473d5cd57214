import type { SlackTexts } from './en.ts';

/** What Slack alone says, in traditional Chinese. */
export const zhHant: SlackTexts = {
  page: '第 {page} 頁，共 {pages} 頁',
  posted: '由 {name} 發出',
  close: '關閉',
  loading: '請稍候…',

  'assistant.title': '想了解什麼？',
  'assistant.board': '哪些管道暢通？',
  'assistant.week': '本週有何變化？',
  'assistant.channels': '關注哪些管道？',
  'assistant.help': '還可以問什麼？',
  'assistant.busy': '正在查詢…',

  'home.subscriptions': '訂閱',
  'home.none': '此工作區還沒有頻道訂閱。',
  'home.new': '新增訂閱…',
  'home.more': '更早的訂閱…',
  'home.health': '運作狀況',
  'home.holdings': '已讀 {articles} 篇文章，其中相關 {relevant} 篇；最新一篇日期為 {newest}。',
  'home.facts': '採用大事記中的 {facts} 條事實。',
  'home.shown': '顯示時間',
  'subscription.in': '位於',
  'subscription.next': '下一期',
  'subscription.changed': '最近更改：{change}',

  'form.brief': '專題',
  'form.digest': '按以上時間發送摘要',
  'form.invalid': '時間無法使用：{problem}',
  'form.title': '訂閱',
  'form.removed': '已刪除。',
  'form.saving': '正在儲存…',

  'denied.admins': '只有此工作區的管理員可以更改訂閱。',
  'denied.admins.remedy': '請聯絡管理員，或請營運者設定 SLACK_SUBSCRIBERS。',
  'denied.list': '你不在可更改訂閱的名單中。',
  'denied.list.remedy': '請營運者將 {user} 加入 SLACK_SUBSCRIBERS。',
  'denied.members': '只有該頻道的成員可以更改其訂閱。',
  'denied.members.remedy': '請先加入該頻道再試。',
  'denied.unknown': '應用程式看不到該頻道。',
  'denied.unknown.remedy': '請先邀請它：/invite @Backchannel',
  'denied.archived': '該頻道已封存。',
  'denied.archived.remedy': '請選擇其他頻道。',
};
