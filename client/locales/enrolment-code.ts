/** The code by which a new device joins, as whoever made it shows it. */
import { defineArea } from './define-area.ts'

export const enrolmentCodeTexts = defineArea('enrolment-code', {
  'zh-Hant': {
    scan: '用新裝置的相機掃描，或打開 {{address}} 輸入：',
    left: '{{time}} 後失效，只能用一次',
    over: '登錄碼已失效。',
    again: '再產生一個',
    qr: '登錄連結的 QR 碼',
  },
  'zh-Hans': {
    scan: '用新设备的相机扫描，或打开 {{address}} 输入：',
    left: '{{time}} 后失效，只能用一次',
    over: '登记码已失效。',
    again: '再生成一个',
    qr: '登记链接的 QR 码',
  },
  en: {
    scan: 'Scan it with the new device, or open {{address}} and type:',
    left: 'Good for {{time}}, once',
    over: 'This code is over.',
    again: 'Make another',
    qr: 'QR code of the enrolment link',
  },
})
