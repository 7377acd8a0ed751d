import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ReaderSettings } from '../features/cards/reader-settings.tsx';
import { useDesk } from '../features/desk-context.ts';
import { chooseForDesk, deskSettings, slipSizes } from '../features/desk-settings.ts';
import { cards as enCards } from '../i18n/en/cards.ts';
import { receipt as enReceipt } from '../i18n/en/receipt.ts';
import { settings as en } from '../i18n/en/settings.ts';
import { type Locale, locales } from '../i18n/messages.ts';
import { cards as thCards } from '../i18n/th/cards.ts';
import { receipt as thReceipt } from '../i18n/th/receipt.ts';
import { settings as th } from '../i18n/th/settings.ts';
import { Choices } from '../ui/choices.tsx';
import { Entry } from '../ui/entry.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { language, speak } from './language.ts';
import { tellsWifi } from './line.ts';
import {
  chooseDensity,
  chooseTextSize,
  chooseTheme,
  densities,
  density,
  textSize,
  textSizes,
  theme,
  themeChoices,
} from './theme.ts';

const languageNames: Record<Locale, string> = { th: 'ไทย', en: 'English' };

/** How this device looks, types and prints; each choice holds at once. */
export default function SettingsPage() {
  const { t, locale, practice } = useDesk();
  const words = locale === 'th' ? th : en;
  const slipWords = locale === 'th' ? thReceipt : enReceipt;
  const { slip, phone, enter, keys, pictures } = deskSettings.value;
  return (
    <div class="content">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <p class="muted">{words.here}</p>
      <Group title={words.look}>
        <Choices
          legend={words.language}
          options={locales.map((value) => ({ value, word: languageNames[value] }))}
          chosen={language.value.locale}
          onChoose={(chosen) => void speak(chosen)}
        />
        <Choices
          legend={t.more.theme}
          options={themeChoices.map((value) => ({ value, word: t.more.themes[value] }))}
          chosen={theme.value}
          onChoose={chooseTheme}
        />
        <p class="muted">{t.more.themeHint}</p>
        <Choices
          legend={words.textSize}
          options={textSizes.map((size) => ({ value: `${size}`, word: words.percent(size) }))}
          chosen={`${textSize.value}`}
          onChoose={(chosen) =>
            chooseTextSize(textSizes.find((size) => `${size}` === chosen) ?? 100)
          }
        />
        <Choices
          legend={words.density}
          options={densities.map((value) => ({ value, word: words.densities[value] }))}
          chosen={density.value}
          onChoose={chooseDensity}
        />
      </Group>
      <Group title={words.typing}>
        <Choices
          legend={words.enter}
          options={(['skip', 'every'] as const).map((value) => ({
            value,
            word: words.enters[value],
          }))}
          chosen={enter}
          onChoose={(chosen) => chooseForDesk({ enter: chosen })}
        />
        <Choices
          legend={words.keys}
          options={(['on', 'off'] as const).map((value) => ({
            value,
            word: words.keysChoice[value],
          }))}
          chosen={keys}
          onChoose={(chosen) => chooseForDesk({ keys: chosen })}
        />
      </Group>
      {!practice && (
        <Group title={(locale === 'th' ? thCards : enCards).settings.title}>
          <ReaderSettings />
        </Group>
      )}
      {!practice && (
        <Group title={words.sending}>
          {tellsWifi() ? (
            <Choices
              legend={words.wifi}
              options={(['any', 'wifi'] as const).map((value) => ({
                value,
                word: words.lines[value],
              }))}
              chosen={pictures}
              onChoose={(chosen) => chooseForDesk({ pictures: chosen })}
            />
          ) : (
            <p>{words.wifiUnknown}</p>
          )}
          <p class="muted">{words.textGoes}</p>
        </Group>
      )}
      <Group title={words.printing}>
        <Choices
          legend={slipWords.size}
          options={slipSizes.map((value) => ({ value, word: slipWords.sizes[value] }))}
          chosen={slip}
          onChoose={(chosen) => chooseForDesk({ slip: chosen })}
        />
        <Entry
          label={words.phone}
          hint={words.phoneHint}
          value={phone}
          onValue={(typed) => chooseForDesk({ phone: typed.slice(0, 60) })}
        />
      </Group>
    </div>
  );
}

function Group(props: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="sheet stack" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
}
