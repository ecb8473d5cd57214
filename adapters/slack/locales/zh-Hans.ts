import type { SlackTexts } from './en.ts';

/** What Slack alone says, in simplified Chinese. */
export const zhHans: SlackTexts = {
  page: '第 {page} 页，共 {pages} 页',
  posted: '由 {name} 发出',
  close: '关闭',
  loading: '请稍候…',

  'assistant.title': '想了解什么？',
  'assistant.board': '哪些渠道畅通？',
  'assistant.week': '本周有何变化？',
  'assistant.channels': '关注哪些渠道？',
  'assistant.help': '还可以问什么？',
  'assistant.busy': '正在查询…',

  'home.subscriptions': '订阅',
  'home.none': '此工作区还没有频道订阅。',
  'home.new': '新建订阅…',
  'home.more': '更早的订阅…',
  'home.health': '运行状况',
  'home.holdings': '已读 {articles} 篇文章，其中相关 {relevant} 篇；最新一篇日期为 {newest}。',
  'home.facts': '采用大事记中的 {facts} 条事实。',
  'home.shown': '显示时间',
  'subscription.in': '位于',
  'subscription.next': '下一期',
  'subscription.changed': '最近更改：{change}',

  'form.brief': '专题',
  'form.digest': '按以上时间发送摘要',
  'form.invalid': '时间无法使用：{problem}',
  'form.title': '订阅',
  'form.removed': '已删除。',
  'form.saving': '正在保存…',

  'denied.admins': '只有此工作区的管理员可以更改订阅。',
  'denied.admins.remedy': '请联系管理员，或请运营者设置 SLACK_SUBSCRIBERS。',
  'denied.list': '你不在可更改订阅的名单中。',
  'denied.list.remedy': '请运营者将 {user} 加入 SLACK_SUBSCRIBERS。',
  'denied.members': '只有该频道的成员可以更改其订阅。',
  'denied.members.remedy': '请先加入该频道再试。',
  'denied.unknown': '应用看不到该频道。',
  'denied.unknown.remedy': '请先邀请它：/invite @Backchannel',
  'denied.archived': '该频道已归档。',
  'denied.archived.remedy': '请选择其他频道。',
};
