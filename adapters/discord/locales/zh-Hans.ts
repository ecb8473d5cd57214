import type { DiscordTexts } from './en.ts';

/** What Discord alone says, in simplified Chinese. */
export const zhHans: DiscordTexts = {
  'post.about': '关于此帖',
  'day.title': '查询另一天的状态',
  'day.label': '日期',
  'day.hint': '2023-08-01、2023-08、2023、today 或 yesterday',
  'menu.lookup': '查这篇文章',
  'error.title': '未能完成',

  'review.command': '供审核者：待审核的说法，附决定按钮',
  'manage.command': '本频道的订阅：新建、修改、暂停、删除',
  'manage.subscribe': '把简报发到某个频道',
  'manage.list': '本频道的订阅及修改按钮',
  'manage.title': '本频道的订阅',
  'manage.none': '本频道没有订阅。',
  'manage.howto': '用 /{command} {name} 新建订阅。',
  'manage.more': '只显示前{count}个。',

  'form.zone.hint': '如 Asia/Shanghai 或 America/New_York',
  'form.days.hint': '不选则只发即时提醒，不发摘要',
  'form.review': '订阅内容',
  'form.where': '发到哪里',
  'form.when': '何时',
  'form.what': '内容',
  'form.look': '篇幅与语言',
  'form.schedule': '频道与时间',
  'form.filter': '词和媒体',
  'form.cancelled': '没有保存任何内容。',
  'form.lost': '这份表单已过期，请重新开始。',

  'denied.manage': '只有能管理该频道的成员才能更改那里发布的内容。',
  'denied.manage.remedy': '请找在该频道拥有“管理频道”权限的人。',
  'denied.server': '订阅只能在服务器中设置。',
  'denied.server.remedy': '请在服务器的频道中使用此命令。',
};
