import type { ProblemTexts } from './en.ts';

/** What went wrong, in traditional Chinese as in Taiwan. */
export const zhHant: ProblemTexts = {
  'line.long': ['這一行太長（{count} 個字元）。', '請用幾個詞來問，例如：/{brief} 狀態'],
  'line.empty': ['沒有輸入內容。', '請輸入問題，例如：/{brief} 狀態'],
  'brief.other': [
    '這裡沒有「{typed}」，問題請用 /{brief} 提出。',
    '請在問題前寫 /{brief}，或省略名稱：/{brief} 狀態',
  ],
  'brief.unknown': ['沒有「{typed}」這個專題。', '請從中選擇：{known}。'],
  'command.unknown': ['沒有「{typed}」這個指令。', '可用的指令：{known}。詳見 /{brief} 說明。'],
  'option.twice': ['{name}: 出現了兩次。', '請刪去其中一個。'],
  'option.unknown': ['「{command}」沒有「{typed}」這個選項。', '可用的選項：{known}。'],
  'option.misspelt': ['「{command}」沒有「{typed}」這個選項。', '您是不是要寫 {near}:…？'],
  'words.left': ['「{command}」後面不需要其他內容，多出了「{typed}」。', '請只寫：{command}'],

  'value.missing': ['「{command}」還缺少：{summary}。', '例如：{example}'],
  'date.unreadable': [
    '{name}:「{typed}」不是日期。',
    '請寫成 2023-08-01、2023-08、2023、2023年8月1日、今天或上週。',
  ],
  'date.future': ['{name}:{date} 是未來的日期。', '請改為今天（{today}）或更早的日期。'],
  'dates.reversed': ['from:{from} 晚於 to:{to}。', '請將兩個日期對調。'],
  'since.late': ['since:{since} 晚於 {to}。', '請改為更早的日期。'],
  'window.unknown': [
    '沒有「{typed}」這種摘要。',
    '可用：今天、昨天、本週、本月、最新，或 since:2026-01-01。',
  ],
  'page.unreadable': ['「{typed}」不是頁碼。', '頁碼從 1 起，例如 page:2'],
  'page.beyond': [
    '沒有第 {page} 頁。',
    '{count, plural, =0 {沒有找到任何文章，請去掉 page:。} other {共 # 頁；可用 from: 和 to: 縮小範圍。}}',
  ],
  'language.unknown': ['沒有「{typed}」這種語言。', '請從中選擇：{known}。'],
  'order.unknown': ['沒有「{typed}」這種排序。', '請從中選擇：{known}。'],
  'channel.unknown': ['沒有「{typed}」這個管道。', '現有管道：{known}。'],
  'channel.ambiguous': ['「{typed}」可能指多個管道。', '請從中選擇：{known}。'],
  'outlet.unknown': ['沒有「{typed}」這家媒體的文章。', '請去掉 outlet:，或按文章所示的名稱填寫。'],
  'outlet.ambiguous': ['「{typed}」可能指多家媒體。', '請從中選擇：{known}。'],

  'query.long': ['問題太長（{count} 個字元）。', '請用幾個詞來查。'],
  'query.quote': ['引號沒有成對。', '請補上後引號，或去掉引號。'],
  'query.exclusions': ['只寫要排除的詞，無法查詢。', '請加上要查的詞：峰會 -貿易'],
  'query.empty': ['沒有可以查詢的詞。', '請輸入中文或英文詞語，例如：飛彈通報'],

  'article.unknown': ['沒有編號、網址或詞語為「{typed}」的文章。', '請減少詞語；只能找到已讀入的文章。'],
  'source.unknown': ['沒有「{typed}」這個來源。', '請從中選擇：{known}。'],
  'edition.unknown': ['這裡沒有應於 {when} 發出的一期。', '時間為 UTC。單獨輸入「發送」可看最近各期。'],
  'delivery.unknown': [
    '這裡沒有「{typed}」的發送紀錄。',
    '請寫訂閱的編號，或一期的應發時間（UTC）：2026-11-25T08:30Z，也可只寫日期。',
  ],
  'subscription.unknown': ['沒有「{typed}」這個訂閱。', '請用「訂閱」列出全部，再取其中一個的編號。'],

  'draft.invalid': ['無法執行這個訂閱：{problems}。', '請更正後再試。'],
  'draft.brief': ['沒有「{typed}」這個專題（現有：{known}）'],
  'draft.idle': ['既沒有發送時間，也沒有開啟立即提醒'],
  'draft.language': ['沒有「{typed}」這種語言（現有：{known}）'],
  'draft.platform': ['這裡沒有「{typed}」這個平台（現有：{known}）'],
  'draft.disconnected': ['這裡沒有連接「{typed}」這個平台'],
  'draft.address': ['沒有發送的目的地'],
  'draft.channel': ['沒有「{typed}」這個管道'],
  'draft.group': ['沒有「{typed}」這個分組'],
  'draft.state': ['沒有「{typed}」這種狀態'],
  'draft.days': ['沒有選擇星期幾'],
  'draft.times': ['沒有填寫時間'],
  'draft.weekday': ['沒有星期 {typed}'],
  'draft.time': ['「{typed}」不是時間（請寫成 08:30）'],
  'draft.zone': ['沒有「{typed}」這個時區（請寫 Asia/Taipei 或 UTC）'],

  unavailable: ['目前無法讀取資料。', '請稍後再試；如一直如此，請告知此服務的營運者。'],
  defect: ['程式發生錯誤。', '這是程式的缺陷，請連同您的問題一併回報。'],
};
