import { useEffect, useState } from 'react'

/** The longest a read of one record may take before it counts as missing. */
const READ_MS = 1_000

/** A read that has not begun and a record that is not there look the same; time tells. */
export function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), READ_MS)
    return () => clearTimeout(timer)
  }, [])
  return isLate
}
