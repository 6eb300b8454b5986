/** A tap on a notification while the app is open: the worker says where to, the page goes. */

export const OPEN_PATH = 'OPEN_PATH'

export function takeNoticeClicks(navigate: (path: string) => void): () => void {
  const worker = navigator.serviceWorker
  const handleMessage = ({ data }: MessageEvent) => {
    const { type, path } = (data ?? {}) as { type?: unknown; path?: unknown }
    if (type === OPEN_PATH && typeof path === 'string') navigate(path)
  }
  worker?.addEventListener('message', handleMessage)
  return () => worker?.removeEventListener('message', handleMessage)
}
