import { skeleton } from '../text/clean.ts';

/** Ends of sentences; a line without one that is mostly links is furniture. */
const SENTENCE_END = /[。！？!?….]/;

export function hasSentence(text: string): boolean {
  if (!SENTENCE_END.test(text)) return false;
  const words = /:\/\/|www\./.test(text) ? text.split(/\s+/) : [text];
  return words.some((word) => SENTENCE_END.test(word) && !/https?:|www\./.test(word));
}

/** Links at a text's end that lead to the rest of it. */
export function isReadMore(link: string): boolean {
  return /^[\s.…[（(]*(?:(?:read )?more|continue reading|(?:阅读|閱讀|查看|详|詳|看)?全文|(?:继续|繼續)(?:阅读|閱讀)|(?:阅读|閱讀|了解)更多|更多)[\s.…»>\])）]*$/i.test(
    link,
  );
}

const CREDIT =
  '图源|圖源|图片来源|圖片來源|照片来源|照片來源|图片|圖片|图像|圖像|图|圖|摄影|攝影|摄|攝|photo(?:graph)?(?:s)?(?: credit| by)?|image(?:s)?(?: credit| source)?|picture|credit|source photo';

/** A line that describes or credits a picture, told by how such lines begin or end. */
const CAPTIONS: readonly RegExp[] = [
  /^[（(【[]?(?:资料|資料|档案|檔案|示意|配|插|题|題)?(?:照片|图片|圖片|图|圖|照|图像|圖像)[）)】\]]?\s*[:：]/,
  /^(?:图|圖)为/,
  new RegExp(`^(?:${CREDIT})\\s*[:：]`, 'i'),
  new RegExp(`[（(【\\s。，,；;/／|｜](?:${CREDIT})\\s*[:：/／|｜]\\s*[^。！？!?]{1,60}$`, 'i'),
  /[（(【][^（(）)。]{0,30}(?:资料照|資料照|资料图|資料圖|档案照|檔案照|档案图|檔案圖|路透社图|图片社|圖片社|示意图|示意圖|视频截图|視頻截圖|影片截图|网络截图|網路截圖|截图|截圖|翻攝|翻摄|摄影|攝影|提供)[^（(）)。]{0,12}[）)】]。?$/,
  /(?:^|\s)(?:©|\(c\)|（c）)\s?\S[^。]{0,40}$/i,
  /\((?:AFP|AP|Reuters|Getty|EPA|Xinhua|Bloomberg)[^)]{0,60}\)\s*$/i,
  /(?:via|\/)\s?(?:Getty Images|Reuters|AFP|AP|Shutterstock)\)?\.?$/i,
  /^(?:视频|視頻|影片|音频|音頻|video|audio|watch|listen)\s*[:：]/i,
];
const LONGEST_CAPTION = 180;

/** One of these stands in every line that `CAPTIONS` knows: spares most paragraphs the rest. */
const CAPTION_SIGN = /[:：／/|｜©]|[）)】]。?$|\([cA-Z]|^[图圖]|via/i;

export function isCaption(text: string): boolean {
  return (
    text.length <= LONGEST_CAPTION &&
    CAPTION_SIGN.test(text) &&
    CAPTIONS.some((pattern) => pattern.test(text))
  );
}

/** Notices, promotions, subscriptions, share bars, copyright lines and footers, by how they begin or what they cannot do without. */
const NOTICES: readonly RegExp[] = [
  /^(?:©|\(c\)|copyright\b|版权所有|版權所有|版权声明|版權聲明)/i,
  /(?:版权声明|版權聲明|all rights reserved)/i,
  /^The post .{0,300} (?:first )?appeared (?:first )?on\b/i,
  /^This (?:post|article|story) (?:was )?(?:first )?(?:appeared|published) (?:first )?(?:on|in)\b/i,
  /^(?:大陆|大陸|中国|中國|国内|墙内)?(?:网友|網友|读者|讀者)(?:请|請)?注意/,
  /^[（(【\s]*(?:欢迎|歡迎|敬请|敬請|立即|免费|免費|点击|點擊|扫码|掃碼|长按).{0,24}(?:订阅|訂閱|关注|關注|下载|下載|加入我|扫描|掃描|捐款|赞助|贊助)/,
  /(?:欢迎|歡迎).{0,24}(?:关注|關注)(?:他|她|我|本|@)/,
  /(?:点击|點擊)(?:此处|此處|这里|這裡|下方|链接|連結).{0,12}(?:订阅|訂閱|下载|下載|查看|阅读|閱讀)/,
];
const LONGEST_NOTICE = 400;

/** The same in lines that are too short to be a paragraph; in a longer one these words may well be the news. */
const SHORT_NOTICES: readonly RegExp[] = [
  /(?:未经|未經).{0,8}(?:授权|授權|许可|許可|允许|允許).{0,20}(?:转载|轉載|复制|複製|使用)/,
  /(?:免费|免費|高速|推荐|推薦|解锁|解鎖).{0,12}(?:翻墙|翻牆|科学上网|破网|破網)|(?:请|請|点击|點擊).{0,6}(?:下载|下載|安装|安裝).{0,6}(?:翻墙|翻牆|破网|破網)/,
  /^(?:订阅|訂閱|欢迎|歡迎).{0,30}(?:简报|簡報|通讯|通訊|频道|頻道|公众号|电子报|電子報|newsletter)/i,
  /^(?:获取更多|獲取更多|更多(?:内容|內容|新闻|新聞|精彩|资讯|資訊|报道|報導|详情|詳情)|欲.{1,30}(?:请|請)[点點]|(?:请|請)?[点點][击擊選选].{0,30}$)/,
  /^(?:sign up|subscribe|follow us|click here|read more|read also|see also|download our|share this|advertisement$|sponsored (?:by|content))\b/i,
  /^(?:分享(?:到|至|给)?|转发|轉發|打印|列印|收藏|评论|評論|留言|字号|字體|扫一扫|返回|上一篇|下一篇|广告|廣告|赞助商)\s*[:：]?(?:\s.{0,30})?$/,
  /^(?:标签|標籤|关键词|關鍵詞|关键字|關鍵字|tags?)\s*[:：]/i,
  /^(?:继续浏览后续|正在加载|加载中|载入中|loading\b)/i,
  /^(?:感[谢謝](?:您|你)?的?(?:订阅|訂閱|关注|關注)|(?:请|請)(?:输入|輸入|登录|登錄|登入).{0,20}$)/,
  /^[^\p{L}\p{N}]+$/u,
];
const SHORT = 120;

/** Requests for consent, of any length: a site that speaks of its own cookies. */
const CONSENT: readonly RegExp[] = [
  /\b(?:we|our partners|this (?:web)?site|our (?:web)?sites?|by (?:continuing|clicking|using))\b[^.!?]{0,120}\bcookies?\b/i,
  /\bcookies?\b[^.!?]{0,120}\b(?:your (?:device|browser|experience|preferences|consent)|our (?:partners|cookie policy|privacy policy))\b/i,
  /(?:我们|我們|本网站|本網站|本站|您的(?:设备|設備|浏览器|瀏覽器)).{0,40}cookies?|cookies?.{0,40}(?:您的(?:设备|設備|浏览器|瀏覽器|体验|體驗|同意)|隐私政策|隱私政策|私隱政策|隱私權政策)/i,
];
/** Where such a request begins to speak of them. */
const CONSENT_WITHIN = 600;

function isConsent(text: string): boolean {
  const head = text.slice(0, CONSENT_WITHIN);
  return /cookie/i.test(head) && CONSENT.some((pattern) => pattern.test(head));
}

export function isNotice(text: string): boolean {
  if (isConsent(text)) return true;
  if (text.length > LONGEST_NOTICE) return false;
  if (NOTICES.some((pattern) => pattern.test(text))) return true;
  return text.length <= SHORT && SHORT_NOTICES.some((pattern) => pattern.test(text));
}

/** Titles of lists that lead away from the article, alone or before the first of what they list. */
const RELATED: readonly RegExp[] = [
  /^[\s>»◆■●▶►▲【[「]*(?:相关|相關|延伸|扩展|擴展|更多|推荐|推薦|热门|熱門|精彩|编辑|編輯|编者|編者|最新|同一)(?:.{0,2})(?:图集|圖集|阅读|閱讀|文章|报道|報道|報導|报导|新闻|新聞|链接|鏈接|連結|内容|內容|主题|主題|专题|專題|视频|視頻|推荐|推薦)(?:内容|內容)?[\s】\]」]{0,4}(?:$|[:：|｜《【「\s].*$)/,
  /^[\s>»]*(?:猜你喜欢|猜你喜歡|(?:您|你)(?:可能|也许|或许)(?:还|還|也)?(?:会|會)?(?:喜欢|喜歡|感兴趣|感興趣))/,
  /^[\s>»]*(?:related(?: (?:articles?|stories|story|news|links?|posts?|content|coverage|topics?|reading))?|read (?:more|also)|more (?:on this|from|stories|news)\b.{0,30}|recommended(?: (?:for you|stories|reading))?|you (?:may|might) (?:also )?like|see also|further reading|editors?['’]?s? picks?|trending(?: now)?|most (?:read|popular))\s*(?:[:：].*)?$/i,
];
const LONGEST_RELATED = 60;

export function isRelatedTitle(text: string): boolean {
  return text.length <= LONGEST_RELATED && RELATED.some((pattern) => pattern.test(text));
}

/** "来源：华尔街日报", "Source: AP", alone or in a line with date and author: the outlet that a text names as its own. */
const SOURCE =
  /(?:^|[\s|｜·（(【])(?:文章|稿件|新闻|新聞|信息|消息|原文|转载|轉載|内容)?(?:来源|來源|出处|出處|转自|轉自)\s*[:：]\s*([A-Z][\w.&'’-]*(?: [\w.&'’-]+){1,4}(?=\s*(?:$|[|｜）)】]))|[^\s:：，。；|｜）)】]{2,30})\s*(?:$|[\s|｜）)】])/;
const SOURCE_EN =
  /(?:^|[|·]\s*)(?:source|originally published (?:by|in|on))(?:\s{0,3}:)?\s{1,3}([A-Z][\w.&' -]{1,40})(?:$|\s{0,3}[|·])/i;
const LONGEST_SOURCE = 80;

export function sourceLine(text: string): string | null {
  if (text.length > LONGEST_SOURCE || /[。！？]/.test(text)) return null;
  const name = (SOURCE.exec(text) ?? SOURCE_EN.exec(text))?.[1];
  return name === undefined || /^(?:https?|www)/i.test(name) ? null : name.trim();
}

const FIRST_LETTER = /[\p{L}\p{N}]/u;

/**
 * Whether a line only repeats the title, give or take punctuation and a cut end.
 *
 * @param title letters and digits of the title only (`skeleton`), `''` without one.
 */
export function repeatsTitle(text: string, title: string): boolean {
  if (title === '' || text.length > title.length * 2 + 20) return false;
  // Nearly every line differs in its first letter already.
  if (FIRST_LETTER.exec(text)?.[0].toLowerCase()[0] !== title[0]) return false;
  const line = skeleton(text);
  return line !== '' && (line === title || (line.length >= 8 && title.startsWith(line)));
}
