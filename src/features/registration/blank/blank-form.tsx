import type { ComponentChildren } from 'preact';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { blank } from '../../../i18n/th/blank.ts';
import { registration as words } from '../../../i18n/th/registration.ts';
import { slip } from '../../../i18n/th/slip.ts';
import type { Field } from '../form/fields.ts';
import { SECTIONS, type SectionKey, sectionKeys } from '../form/sections.ts';
import { BlankQuestion } from './blank-question.tsx';
import { Comb, Line } from './parts.tsx';
import { FormNumber, type PrintedFor, Side, TearOff } from './sheet.tsx';
import { Signatures } from './signatures.tsx';

const CREDITORS_ON_FORM = [1, 2, 3];
const NOTE_LINES = 8;

/**
 * A form has two sides: what a phone folds away of a creditor, and what is asked of few, stands on the
 * continuation sheet.
 */
const isOnForm = ({ more, when }: Field): boolean => !more && !when;

/** One form, front and back, in the order and with the numbers of the screen. */
export function BlankForm(props: PrintedFor & { no: ReferenceNumber | null }) {
  const { no, unit, practice } = props;
  return (
    <>
      <Side kind="front" practice={practice}>
        <header class="side__head">
          <div class="side__title">
            <p class="side__name">{blank.title}</p>
            <p>{unit}</p>
            <div class="side__line">
              <span>{blank.appliedOn}</span>
              <Comb groups={[2, 2, 4]} under={[blank.day, blank.month, blank.year]} />
              <Line label={blank.receivedBy} />
            </div>
          </div>
          <FormNumber no={no} label={no === null ? blank.numberHere : slip.ref} />
        </header>
        <Notice />
        <Section of="debtor" more={blank.howTo} />
        <Section of="occupation" />
        <TearOff {...props} />
      </Side>
      <Side kind="back" practice={practice}>
        <header class="side__head side__head--small">
          <p class="side__how">
            {blank.title} · {blank.back}
          </p>
          <FormNumber no={no} label={no === null ? blank.numberHere : slip.ref} />
        </header>
        <PartTitle
          title={`${titleOf('creditors')} · ${titleOf('debts')}`}
          more={blank.moreOnContinuation}
        />
        {CREDITORS_ON_FORM.map((nth) => (
          <CreditorBlock key={nth} nth={nth} fields={isOnForm} />
        ))}
        <Section of="help" />
        <Signatures />
        <p class="tear__back">{blank.slipBack}</p>
      </Side>
    </>
  );
}

/** Everything that can be asked of one creditor, and room for more; its number is written by hand. */
export function ContinuationSheet({ unit, practice }: PrintedFor) {
  return (
    <Side kind="continuation" practice={practice}>
      <header class="side__head side__head--small">
        <div>
          <p class="side__name">{blank.continuation}</p>
          <p>{unit}</p>
        </div>
        <FormNumber no={null} label={blank.ofNumber} />
      </header>
      <CreditorBlock nth={null} fields={() => true} />
      <section class="part part--notes">
        <PartTitle title={blank.notes} />
        {Array.from({ length: NOTE_LINES }, (_, i) => (
          <Line key={i} />
        ))}
      </section>
    </Side>
  );
}

/** The notice itself; that it was given is the question in the last section. */
function Notice() {
  return (
    <section class="notice-printed">
      <h2>{blank.notice}</h2>
      <p>{words.notice.text.join(' ')}</p>
    </section>
  );
}

const titleOf = (section: SectionKey): string =>
  `${sectionKeys.indexOf(section) + 1} ${words.sections[section]}`;

function PartTitle({ title, more }: { title: string; more?: string | undefined }) {
  return (
    <h2 class="part__title">
      <span>{title}</span>
      {more && <span class="part__more">{more}</span>}
    </h2>
  );
}

function Section({ of, more }: { of: SectionKey; more?: string }) {
  return (
    <section class="part">
      <PartTitle title={titleOf(of)} more={more} />
      <Questions fields={SECTIONS[of]} />
    </section>
  );
}

function CreditorBlock(props: { nth: number | null; fields: (field: Field) => boolean }) {
  const { creditors, debts }: Record<'creditors' | 'debts', readonly Field[]> = SECTIONS;
  return (
    <section class="part part--creditor">
      <Questions fields={[...creditors, ...debts].filter(props.fields)}>
        <h3 class="part__creditor">
          {props.nth === null ? (
            <Line label={blank.creditorNo} size="short" />
          ) : (
            words.creditor(props.nth)
          )}
        </h3>
      </Questions>
    </section>
  );
}

function Questions(props: { fields: readonly Field[]; children?: ComponentChildren }) {
  return (
    <div class="flow">
      {props.children}
      {props.fields.map((field) => (
        <BlankQuestion key={field.path} field={field} />
      ))}
    </div>
  );
}
