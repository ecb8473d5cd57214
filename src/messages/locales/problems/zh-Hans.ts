import type { ProblemTexts } from './en.ts';

/** What went wrong, in simplified Chinese. */
export const zhHans: ProblemTexts = {
  'line.long': ['这一行太长（{count} 个字符）。', '请用几个词来问，例如：/{brief} 状态'],
  'line.empty': ['没有输入内容。', '请输入问题，例如：/{brief} 状态'],
  'brief.other': [
    '这里没有“{typed}”，问题请用 /{brief} 提出。',
    '请在问题前写 /{brief}，或省略名称：/{brief} 状态',
  ],
  'brief.unknown': ['没有“{typed}”这个专题。', '请从中选择：{known}。'],
  'command.unknown': ['没有“{typed}”这个命令。', '可用的命令：{known}。详见 /{brief} 帮助。'],
  'option.twice': ['{name}: 出现了两次。', '请删去其中一个。'],
  'option.unknown': ['“{command}”没有“{typed}”这个选项。', '可用的选项：{known}。'],
  'option.misspelt': ['“{command}”没有“{typed}”这个选项。', '您是不是要写 {near}:…？'],
  'words.left': ['“{command}”后面不需要其他内容，多出了“{typed}”。', '请只写：{command}'],

  'value.missing': ['“{command}”还缺少：{summary}。', '例如：{example}'],
  'date.unreadable': [
    '{name}:“{typed}”不是日期。',
    '请写成 2023-08-01、2023-08、2023、2023年8月1日、今天或上周。',
  ],
  'date.future': ['{name}:{date} 是未来的日期。', '请改为今天（{today}）或更早的日期。'],
  'dates.reversed': ['from:{from} 晚于 to:{to}。', '请将两个日期对调。'],
  'since.late': ['since:{since} 晚于 {to}。', '请改为更早的日期。'],
  'window.unknown': ['没有“{typed}”这种摘要。', '可用：今天、昨天、本周、本月、最新，或 since:2026-01-01。'],
  'page.unreadable': ['“{typed}”不是页码。', '页码从 1 起，例如 page:2'],
  'page.beyond': [
    '没有第 {page} 页。',
    '{count, plural, =0 {没有找到任何文章，请去掉 page:。} other {共 # 页；可用 from: 和 to: 缩小范围。}}',
  ],
  'language.unknown': ['没有“{typed}”这种语言。', '请从中选择：{known}。'],
  'order.unknown': ['没有“{typed}”这种排序。', '请从中选择：{known}。'],
  'channel.unknown': ['没有“{typed}”这个渠道。', '现有渠道：{known}。'],
  'channel.ambiguous': ['“{typed}”可能指多个渠道。', '请从中选择：{known}。'],
  'outlet.unknown': ['没有“{typed}”这家媒体的文章。', '请去掉 outlet:，或按文章所示的名称填写。'],
  'outlet.ambiguous': ['“{typed}”可能指多家媒体。', '请从中选择：{known}。'],

  'query.long': ['问题太长（{count} 个字符）。', '请用几个词来查。'],
  'query.quote': ['引号没有成对。', '请补上后引号，或去掉引号。'],
  'query.exclusions': ['只写要排除的词，无法查询。', '请加上要查的词：峰会 -贸易'],
  'query.empty': ['没有可以查询的词。', '请输入中文或英文词语，例如：导弹通报'],

  'article.unknown': ['没有编号、网址或词语为“{typed}”的文章。', '请减少词语；只能找到已读入的文章。'],
  'source.unknown': ['没有“{typed}”这个来源。', '请从中选择：{known}。'],
  'edition.unknown': ['这里没有应于 {when} 发出的一期。', '时间为 UTC。单独输入“发送”可看最近各期。'],
  'delivery.unknown': [
    '这里没有“{typed}”的发送记录。',
    '请写订阅的编号，或一期的应发时间（UTC）：2026-11-25T08:30Z，也可只写日期。',
  ],
  'subscription.unknown': ['没有“{typed}”这个订阅。', '请用“订阅”列出全部，再取其中一个的编号。'],

  'draft.invalid': ['无法执行这个订阅：{problems}。', '请更正后再试。'],
  'draft.brief': ['没有“{typed}”这个专题（现有：{known}）'],
  'draft.idle': ['既没有发送时间，也没有开启立即提醒'],
  'draft.language': ['没有“{typed}”这种语言（现有：{known}）'],
  'draft.platform': ['这里没有“{typed}”这个平台（现有：{known}）'],
  'draft.disconnected': ['这里没有连接“{typed}”这个平台'],
  'draft.address': ['没有发送的目的地'],
  'draft.channel': ['没有“{typed}”这个渠道'],
  'draft.group': ['没有“{typed}”这个分组'],
  'draft.state': ['没有“{typed}”这种状态'],
  'draft.days': ['没有选择星期几'],
  'draft.times': ['没有填写时间'],
  'draft.weekday': ['没有星期 {typed}'],
  'draft.time': ['“{typed}”不是时间（请写成 08:30）'],
  'draft.zone': ['没有“{typed}”这个时区（请写 Asia/Shanghai 或 UTC）'],

  unavailable: ['目前无法读取数据。', '请稍后再试；如一直如此，请告知此服务的运营者。'],
  defect: ['程序发生错误。', '这是程序的缺陷，请连同您的问题一并反馈。'],
};
