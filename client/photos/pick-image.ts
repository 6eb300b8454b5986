/** Camera or files by an `input`: the only way that works in an installed app without a network. */

export type ImageSource = 'camera' | 'files'

/** Must be called within a tap. Null when the person gives up, or the camera was refused. */
export function pickImage(source: ImageSource): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  if (source === 'camera') input.setAttribute('capture', 'environment')
  input.hidden = true
  // In the page: one that is not may be collected while the camera is open.
  document.body.append(input)
  return new Promise((resolve) => {
    const end = (file: File | null) => {
      input.remove()
      resolve(file)
    }
    input.addEventListener('change', () => end(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => end(null))
    input.click()
  })
}
