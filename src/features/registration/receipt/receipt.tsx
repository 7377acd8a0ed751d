import './receipt.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Registration } from '#contract/registration/registration.ts';
import { receipt as en } from '../../../i18n/en/receipt.ts';
import { receipt as th } from '../../../i18n/th/receipt.ts';
import { slip as slipWords } from '../../../i18n/th/slip.ts';
import type { RecordLine } from '../../../store/record-types.ts';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { useDesk } from '../../desk-context.ts';
import { chooseForDesk, deskSettings, slipSizes } from '../../desk-settings.ts';
import { QrFull } from '../../qr-full.tsx';
import { useKeys } from '../../use-keys.ts';
import { OfficeHalf, type Rescue } from './office-half.tsx';
import { Slip } from './slip.tsx';
import { slipFacts } from './slip-facts.ts';

interface Material {
  registration: Registration | null;
  rescue: Rescue | null;
}

/** Prints the slip, or shows its number as a code; the same for the first time and again. */
export default function Receipt({ line }: { line: RecordLine }) {
  const desk = useDesk();
  const words = desk.locale === 'th' ? th : en;
  const { store, vault, practice } = desk;
  const { slip: size, phone } = deskSettings.value;
  const [material, setMaterial] = useState<Material | null>(null);
  const button = useRef<HTMLDivElement>(null);
  const waits = line.state.tag === 'queued';
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const [registration, envelope] = await Promise.all([
        store.registration(vault, line.record),
        waits ? store.unsentEnvelope(line.record) : null,
      ]);
      const rescue = envelope && {
        envelope,
        sha256: new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)),
      };
      if (!gone) setMaterial({ registration, rescue });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [store, vault, line.record, waits]);
  const ready = material !== null;
  useEffect(() => {
    if (ready) button.current?.querySelector('button')?.focus();
  }, [ready]);
  const asked = useRef(false);
  const printNow = () => {
    // Pressed before the slip stands in the page: it is printed as soon as it does.
    asked.current = !ready;
    if (ready) printSlip();
  };
  useEffect(() => {
    if (ready && asked.current) printSlip();
  }, [ready]);
  useKeys({ F9: printNow, 'Ctrl+KeyP': printNow });

  const facts = slipFacts(line, material?.registration ?? null, desk, phone);
  return (
    <section class="receipt stack">
      <h2>{words.heading}</h2>
      <div class="row" ref={button}>
        <Button look="primary" keyHint="F9" onClick={printNow} waiting={!ready}>
          {ready ? words.print : words.loading}
        </Button>
      </div>
      <p class="muted">{ready && !facts.name ? words.masked : words.safe}</p>
      <Choices
        legend={words.size}
        options={slipSizes.map((value) => ({ value, word: words.sizes[value] }))}
        chosen={size}
        onChoose={(slip) => chooseForDesk({ slip })}
      />
      <QrFull text={line.ref} label={words.qr(facts.shownRef)} words={words} />
      <p class="muted">{words.noPrinter}</p>
      {material && (
        <div class={`printable slips-printed slips-printed--${size}`} aria-hidden="true">
          <Slip
            facts={facts}
            practice={practice !== null}
            {...(size === 'a5' && { whose: slipWords.debtor })}
          />
          {size === 'a5' && (
            <>
              <p class="slips-printed__cut">{slipWords.cut}</p>
              <OfficeHalf facts={facts} rescue={material.rescue} practice={practice !== null} />
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** The title of the page would be the name of the PDF and the head of the sheet: it tells nothing. */
function printSlip(): void {
  const { title } = document;
  document.title = slipWords.title;
  print();
  document.title = title;
}
