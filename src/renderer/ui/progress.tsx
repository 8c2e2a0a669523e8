import { Label, ProgressBar } from 'react-aria-components'
import './progress.css'

export interface ProgressProps {
  readonly label: string
  /** 0 to 1; null while nothing is known. */
  readonly part: number | null
}

export function Progress({ label, part }: ProgressProps) {
  const percent = part === null ? 0 : Math.round(part * 100)
  return (
    <ProgressBar className="progress" value={percent} isIndeterminate={part === null}>
      <div className="progress-words">
        <Label>{label}</Label>
        {part !== null && <span>{percent} %</span>}
      </div>
      <div className="progress-track">
        <div className="progress-bar" style={{ width: `${percent}%` }} />
      </div>
    </ProgressBar>
  )
}
