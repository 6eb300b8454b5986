/** Where a customer came from (來店渠道), by name; what is typed instead is kept as typed. */
import type { Words } from '../record/words.ts'

export const SOURCES = [
  source('passing_by', '路過', '路过', 'Passing by'),
  source('portal', '汽車網站', '汽车网站', 'Car portal'),
  source('official', '品牌官網', '品牌官网', 'Brand website'),
  source('live_stream', '直播・短影音', '直播・短视频', 'Live stream, short video'),
  source('search', '搜尋・地圖', '搜索・地图', 'Search, map'),
  source('wechat', '微信', '微信', 'WeChat'),
  source('friend', '朋友介紹', '朋友介绍', 'Friend'),
  source('owner_referral', '車主轉介', '车主转介绍', 'Referred by an owner'),
  source('owner_base', '老客戶增購換購', '老客户增购换购', 'Own customer again'),
  source('event', '活動・車展', '活动・车展', 'Event, motor show'),
  source('outdoor', '戶外廣告', '户外广告', 'Outdoor advert'),
  source('media', '報刊・電台・電視', '报刊・电台・电视', 'Press, radio, TV'),
  source('invited', '電話・簡訊邀約', '电话・短信邀约', 'Phone or SMS invitation'),
  source('staff', '員工介紹', '员工介绍', 'Staff'),
  source('competitor', '競品店轉來', '竞品店转来', 'From a competitor'),
  source('other', '其他', '其他', 'Other'),
] as const

export type Named = { readonly code: string; readonly name: Words }

function source(code: string, hant: string, hans: string, en: string): Named {
  return { code, name: { 'zh-Hant': hant, 'zh-Hans': hans, en } }
}
