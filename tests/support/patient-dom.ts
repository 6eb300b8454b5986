/** For a hang, not for speed: a busy machine must not turn a test red. */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 30_000 })
