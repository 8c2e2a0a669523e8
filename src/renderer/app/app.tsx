import type { Reply } from '../../contract/calls.ts'

export function App({ first }: { readonly first: Reply<'app.state'> }) {
  return <div data-testid="app">{first.ok ? first.value.version : ''}</div>
}
