import './app/trusted-types.ts'
import './ui/theme.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { watchForUpdates } from './app/app-update.ts'
import { watchInstall } from './app/install.ts'
import { applyPreferences } from './app/preferences.ts'

applyPreferences()
watchInstall()
if (import.meta.env.PROD) void watchForUpdates()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
