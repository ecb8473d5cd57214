import type { DiscordTexts } from './en.ts';

/** What Discord alone says, in traditional Chinese. */
export const zhHant: DiscordTexts = {
  'post.about': '關於此貼文',
  'day.title': '查詢另一天的狀態',
  'day.label': '日期',
  'day.hint': '2023-08-01、2023-08、2023、today 或 yesterday',
  'menu.lookup': '查這篇文章',
  'error.title': '未能完成',

  'review.command': '供審核者：待審核的說法，附決定按鈕',
  'manage.command': '本頻道的訂閱：新增、修改、暫停、刪除',
  'manage.subscribe': '把摘要發到某個頻道',
  'manage.list': '本頻道的訂閱及修改按鈕',
  'manage.title': '本頻道的訂閱',
  'manage.none': '本頻道沒有訂閱。',
  'manage.howto': '用 /{command} {name} 新增訂閱。',
  'manage.more': '只顯示前{count}個。',

  'form.zone.hint': '如 Asia/Shanghai 或 America/New_York',
  'form.days.hint': '不選則只發即時提醒，不發摘要',
  'form.review': '訂閱內容',
  'form.where': '發到哪裡',
  'form.when': '何時',
  'form.what': '內容',
  'form.look': '篇幅與語言',
  'form.schedule': '頻道與時間',
  'form.filter': '詞和媒體',
  'form.cancelled': '沒有儲存任何內容。',
  'form.lost': '這份表單已過期，請重新開始。',

  'denied.manage': '只有能管理該頻道的成員才能更改那裡發布的內容。',
  'denied.manage.remedy': '請找在該頻道擁有「管理頻道」權限的人。',
  'denied.server': '訂閱只能在伺服器中設定。',
  'denied.server.remedy': '請在伺服器的頻道中使用此指令。',
};
