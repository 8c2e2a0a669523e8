// Help: every key there is, and what this program is.

import { useTranslation } from 'react-i18next'
import { words } from '../i18n/i18n.ts'
import { useViewStore } from '../state/view-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { type Command, commandGroups } from './command.ts'
import { shownShortcut } from './keymap.ts'
import './shortcuts-dialog.css'

// Keys that belong to a place of the desk and are not commands of the table.
const placeKeys = [
  'moveBlock',
  'resizeBlock',
  'takeOff',
  'blockMenu',
  'chooseAlone',
  'free',
  'zoom',
  'pan',
  'reorder',
  'rename',
] as const

export function ShortcutsDialog({ commands }: { readonly commands: readonly Command[] }) {
  const { t } = useTranslation()
  const { closeDialog } = useViewStore.getState()
  return (
    <Dialog
      title={t('dialogs.shortcuts.title')}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      width="wide"
      testId="shortcuts-dialog"
    >
      <div className="shortcuts" tabIndex={0} role="group" aria-label={t('dialogs.shortcuts.title')}>
        <div className="shortcuts-columns">
          {commandGroups.map((group) => {
            const keyed = commands.filter((command) => command.group === group && command.shortcut !== null)
            if (keyed.length === 0) return null
            return (
              <section key={group}>
                <h3>{t(`commands.groups.${group}`)}</h3>
                <dl>
                  {keyed.map((command) => (
                    <Row
                      key={command.id}
                      what={words(command.titleKey)}
                      keys={shownShortcut(command.shortcut ?? '')}
                    />
                  ))}
                </dl>
              </section>
            )
          })}
          <section>
            <h3>{t('dialogs.shortcuts.desk')}</h3>
            <dl>
              {placeKeys.map((key) => (
                <Row
                  key={key}
                  what={t(`dialogs.shortcuts.what.${key}`)}
                  keys={t(`dialogs.shortcuts.keys.${key}`)}
                />
              ))}
            </dl>
          </section>
        </div>
      </div>
    </Dialog>
  )
}

function Row({ what, keys }: { readonly what: string; readonly keys: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        <kbd>{keys}</kbd>
      </dd>
    </div>
  )
}

export function AboutDialog({ version }: { readonly version: string }) {
  const { t } = useTranslation()
  const { closeDialog } = useViewStore.getState()
  return (
    <Dialog
      title={t('dialogs.about.title')}
      closeLabel={t('dialogs.close')}
      onClose={closeDialog}
      testId="about-dialog"
    >
      <p>{t('dialogs.about.version', { version })}</p>
      <p>{t('dialogs.about.licence')}</p>
      <p>{t('dialogs.about.fonts')}</p>
    </Dialog>
  )
}
