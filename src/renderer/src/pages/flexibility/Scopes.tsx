import { useTranslation } from 'react-i18next'
import { harmless } from '../../format/harmless.ts'
import { flex } from '../../i18n/en/flex.ts'
import { useWords } from './use-words.ts'
import styles from './WhoPanel.module.css'

const { verbs, modules } = flex.scopes
const isVerb = (text: string): text is keyof typeof verbs => Object.hasOwn(verbs, text)
const isModule = (text: string): text is keyof typeof modules => Object.hasOwn(modules, text)

/** What the token allows, each as FIS writes it and in words. */
export function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const { t } = useTranslation()
  const text = useScopeText()
  return (
    <section>
      <h3 className={styles.head}>{t('flex.who.scopes')}</h3>
      {scopes.length > 0 && (
        <ul className={styles.list}>
          {scopes.map((scope) => (
            <li key={scope} className={styles.scope}>
              <code>{harmless(scope)}</code>
              <span>{text(scope)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>{t(scopes.length === 0 ? 'flex.who.noScopes' : 'flex.who.readsOnly')}</p>
    </section>
  )
}

/** `read:data:party` is a verb, a module and perhaps a table: fact sheet 11. */
function useScopeText() {
  const { t } = useTranslation()
  const words = useWords()
  return (scope: string): string => {
    const [verb = '', module = '', ...rest] = scope.split(':')
    if (!isVerb(verb) || !isModule(module)) return t('flex.scopes.unknown')
    const things = rest.map((name) => words.inside(words.thing(name)))
    const what = rest.length === 0 ? t(`flex.scopes.modules.${module}`) : things.join(', ')
    return t('flex.scopes.text', { verb: t(`flex.scopes.verbs.${verb}`), what })
  }
}
