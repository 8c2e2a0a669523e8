import { useEffect, useState } from 'react'

/** A value once it has rested: the first at once, what comes after when nothing newer has come for a while. */
export function useSettled<Value>(value: Value, rest: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), rest)
    return () => clearTimeout(timer)
  }, [value, rest])
  return settled
}
