/** Who holds the tablet and who else works here. */
import { defineArea } from './define-area.ts'

export const peopleTexts = defineArea('people', {
  'zh-Hant': {
    unlock: '登入',
    formerStaff: '已離職人員',
    device: '平板',
  },
  'zh-Hans': {
    unlock: '登录',
    formerStaff: '已离职人员',
    device: '平板',
  },
  en: {
    unlock: 'Sign in',
    formerStaff: 'Former staff',
    device: 'Tablet',
  },
})
