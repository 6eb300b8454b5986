/** The search box while it is closed: part of the first load. */
import { defineArea } from './define-area.ts'

export const searchBoxTexts = defineArea('searchBox', {
  'zh-Hant': { search: '搜尋', placeholder: '姓名、電話末四碼、車牌…', close: '關閉搜尋' },
  'zh-Hans': { search: '搜索', placeholder: '姓名、电话末四位、车牌…', close: '关闭搜索' },
  en: {
    search: 'Search',
    placeholder: 'Name, last 4 of phone…',
    close: 'Close the search',
  },
})
