import { type RefObject, useEffect, useRef } from 'react'
import { useFind } from './find-store.ts'

/** The wishes for the keyboard that were met last: a field that is opened later must not take it. */
const met = { bar: 0, panel: 0 }

/** The field takes the keyboard, all its words selected, whenever the command is given. */
export function useFieldFocus(place: keyof typeof met): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  const wish = useFind((find) => find.wishes[place])
  useEffect(() => {
    if (wish === met[place]) return
    met[place] = wish
    field.current?.focus()
    field.current?.select()
  }, [wish, place])
  return field
}
