import { photoTexts } from '#client/locales/photos.ts'
import { useText } from '#client/locales/use-text.ts'
import type { PhotoImage } from './use-photo-image.ts'

/** Why a picture is not shown, and where it is; empty when it is shown. */
export function useImageWords(image: PhotoImage): string {
  const t = useText(photoTexts)
  switch (image.type) {
    case 'shown':
      return ''
    case 'loading':
      return t('loading')
    case 'unreachable':
      return t('offline')
    case 'away':
      return image.device ? t('awayOn', { device: image.device }) : t('away')
  }
}
