// Entry of the window. The policy comes first: libraries that make markup look for it when they load.

import './bridge/trusted-types.ts'
import './styles/tokens.css'
import './styles/base.css'
import { startWindow } from './app/start-window.tsx'

void startWindow()
