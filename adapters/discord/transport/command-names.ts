import type { Localized } from '../../../src/index.ts';

/**
 * What commands and parameters are called in Chinese, where a name is worth translating. A name that is not here is shown as it is, so a new
 * command needs no entry.
 */
export const NAMES: Readonly<Record<string, Omit<Localized, 'en'>>> = {
  status: { 'zh-Hans': '状态', 'zh-Hant': '狀態' },
  timeline: { 'zh-Hans': '时间线', 'zh-Hant': '時間線' },
  why: { 'zh-Hans': '依据', 'zh-Hant': '依據' },
  digest: { 'zh-Hans': '简报', 'zh-Hant': '簡報' },
  article: { 'zh-Hans': '文章', 'zh-Hant': '文章' },
  lookup: { 'zh-Hans': '查找', 'zh-Hant': '查找' },
  channels: { 'zh-Hans': '渠道列表', 'zh-Hant': '管道列表' },
  sources: { 'zh-Hans': '来源列表', 'zh-Hant': '來源列表' },
  source: { 'zh-Hans': '来源', 'zh-Hant': '來源' },
  subscriptions: { 'zh-Hans': '订阅列表', 'zh-Hant': '訂閱列表' },
  deliveries: { 'zh-Hans': '投递记录', 'zh-Hant': '投遞記錄' },
  help: { 'zh-Hans': '帮助', 'zh-Hant': '幫助' },
  channel: { 'zh-Hans': '渠道', 'zh-Hant': '管道' },
  'as-of': { 'zh-Hans': '截至', 'zh-Hant': '截至' },
  'known-on': { 'zh-Hans': '当时所知', 'zh-Hant': '當時所知' },
  from: { 'zh-Hans': '起', 'zh-Hant': '起' },
  to: { 'zh-Hans': '止', 'zh-Hant': '止' },
  since: { 'zh-Hans': '自', 'zh-Hant': '自' },
  window: { 'zh-Hans': '范围', 'zh-Hant': '範圍' },
  page: { 'zh-Hans': '页', 'zh-Hant': '頁' },
  command: { 'zh-Hans': '命令', 'zh-Hant': '命令' },
  lang: { 'zh-Hans': '语言', 'zh-Hant': '語言' },
  subscribe: { 'zh-Hans': '订阅', 'zh-Hant': '訂閱' },
  review: { 'zh-Hans': '审核', 'zh-Hant': '審核' },
  list: { 'zh-Hans': '列表', 'zh-Hant': '列表' },
};
