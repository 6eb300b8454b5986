import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { takeLinkClicks } from './link-clicks.ts'
import { router } from './router.tsx'

export function App() {
  useEffect(() => takeLinkClicks((href) => void router.navigate({ href })), [])
  return <RouterProvider router={router} />
}
