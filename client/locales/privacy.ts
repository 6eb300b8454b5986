/** What is shown masked: phones. */
import { defineArea } from './define-area.ts'

export const privacyTexts = defineArea('privacy', {
  'zh-Hant': {
    showPhone: '顯示電話，末四碼 {{last}}（會留下紀錄）',
    hidePhone: '{{phone}}，隱藏電話',
  },
  'zh-Hans': {
    showPhone: '显示电话，末四位 {{last}}（会留下记录）',
    hidePhone: '{{phone}}，隐藏电话',
  },
  en: {
    showPhone: 'Show the phone number ending in {{last}} (this is logged)',
    hidePhone: '{{phone}}, hide the phone number',
  },
})
