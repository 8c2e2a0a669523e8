// The rows of the page wall. Rows of a react-aria list are drawn all together whenever one of them is chosen, reached
// or pressed: with sixty pages that is longer than a page takes to open. So only the rows in reach, the chosen one and
// the one with the focus are rows of the list; the others look the same and become such when they come near.

import { EllipsisVertical } from 'lucide-react'
import {
  type ComponentProps,
  Fragment,
  memo,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { type CollectionRenderer, DefaultCollectionRenderer, ListStateContext } from 'react-aria-components'
import type { PageId } from '../../base/ids.ts'
import type { Page } from '../../model/issue.ts'
import { useViewStore } from '../state/view-store.ts'
import { PageLook } from './page-look.tsx'
import { type Reach, rowsInReach } from './wall-reach.ts'

type RootProps = ComponentProps<CollectionRenderer['CollectionRoot']>
type RowNode = RootProps['collection'] extends Iterable<infer Row> ? Row : never

export const wallRenderer: CollectionRenderer = { ...DefaultCollectionRenderer, CollectionRoot: WallRows }

function WallRows({ collection, persistedKeys, scrollRef, renderDropIndicator }: RootProps) {
  const reach = useReach(scrollRef)
  const chosen = useContext(ListStateContext)?.selectionManager.selectedKeys
  const nodes = [...collection]
  return nodes.map((node, index) => {
    const isLive =
      (index >= reach.from && index < reach.to) ||
      chosen?.has(node.key) === true ||
      persistedKeys?.has(node.key) === true
    const { key } = node
    if (!isLive) return <StillRow key={key} node={node} />
    return (
      <Fragment key={key}>
        {renderDropIndicator?.({ type: 'item', key, dropPosition: 'before' })}
        <LiveRow node={node} />
        {index === nodes.length - 1 && renderDropIndicator?.({ type: 'item', key, dropPosition: 'after' })}
      </Fragment>
    )
  })
}

const LiveRow = memo(function LiveRow({ node }: { readonly node: RowNode }) {
  return node.render?.(node) ?? null
})

const StillRow = memo(function StillRow({ node }: { readonly node: RowNode }) {
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // The list finds its rows by this when something is dragged over them.
    const { current } = row
    const list = current?.closest<HTMLElement>('[role="grid"]')?.dataset['collection']
    if (current !== null && list !== undefined) current.dataset['collection'] = list
  }, [])
  const { 'data-label': label } = node.props as { readonly 'data-label': string }
  return (
    <div
      ref={row}
      role="row"
      aria-label={node.textValue}
      aria-selected={false}
      className="page-item"
      data-testid="page-item"
      data-key={node.key}
      data-label={label}
      // Pressed before it has become a row of the list, it opens its page all the same.
      onPointerDown={(event) => {
        if (event.button === 0) useViewStore.getState().showPage(node.key as PageId)
      }}
    >
      <div role="gridcell" aria-colindex={1} style={{ display: 'contents' }}>
        <PageLook page={node.value as Page} label={label} />
        <span className="icon-button page-item-menu" aria-hidden>
          <EllipsisVertical size={15} />
        </span>
      </div>
    </div>
  )
})

function useReach(list: RefObject<HTMLElement | null> | undefined): Reach {
  const [reach, setReach] = useState(() => rowsInReach(0, innerHeight))
  useEffect(() => {
    const scroller = list?.current?.closest('.desk-scroll') ?? null
    if (scroller === null) return undefined
    const look = (): void => {
      const next = rowsInReach(scroller.scrollTop, scroller.clientHeight)
      setReach((before) => (before.from === next.from && before.to === next.to ? before : next))
    }
    const observer = new ResizeObserver(look)
    observer.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [list])
  return reach
}
