import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EnrolmentCode } from '#contract/enrolment.ts';
import type { OfficerCode } from '#contract/people.ts';
import { digitOf } from '#thai/digits.ts';
import type { Messages } from '../../i18n/messages.ts';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type CodeReading, groupCode, latinOf, readCode, readOfficerCode } from './read-code.ts';
import { StepPage } from './step-page.tsx';
import type { ActivationWords } from './words.ts';

/** Who one is and the code of the slip, as they stand on paper. */
export function SlipPage(props: {
  t: Messages;
  words: ActivationWords;
  unitName: string;
  /** No officer works here yet. */
  first: boolean;
  typed: { officer: string; code: string };
  onTyped: (typed: { officer: string; code: string }) => void;
  /** What is going on just now, in words. */
  working: string | false;
  trouble: ComponentChildren;
  onSlip: (officer: OfficerCode, code: EnrolmentCode) => void;
  onBack?: () => void;
}) {
  const { t, typed } = props;
  const words = props.words.slip;
  const [tried, setTried] = useState(false);
  const officer = readOfficerCode(typed.officer);
  const code = readCode(typed.code);
  const officerFault =
    officer === null && (typed.officer.trim() === '' ? words.officerMissing : words.officerWrong);

  const place = useRef<HTMLDivElement>(null);
  const isRefused = Boolean(props.trouble) && !props.working;
  // What has to be read from the paper again is what the keyboard is in.
  useEffect(() => {
    if (isRefused) place.current?.querySelector('input')?.select();
  }, [isRefused]);

  const submit = () => {
    setTried(true);
    if (officer !== null && code.is === 'code') props.onSlip(officer, code.code);
  };
  return (
    <StepPage
      t={t}
      above={props.unitName}
      title={words.title}
      onward={props.working || t.session.next}
      working={props.working !== false}
      onSubmit={submit}
      {...(props.onBack && { onBack: props.onBack })}
    >
      {props.trouble}
      {props.first && !props.trouble && (
        <Notice tone="good">{words.deviceReady(props.unitName)}</Notice>
      )}
      <p>{words.why}</p>
      <Entry
        label={words.officer}
        hint={words.officerHint}
        error={tried && officerFault ? officerFault : null}
        value={typed.officer}
        onValue={(value) => props.onTyped({ ...typed, officer: value })}
        look="code"
        signFor={digitOf}
        input={{
          inputMode: 'numeric',
          autocomplete: 'username',
          autocapitalize: 'off',
          spellcheck: false,
          enterkeyhint: 'next',
        }}
      />
      <div ref={place}>
        <Entry
          label={words.code}
          hint={words.codeHint}
          error={tried ? sayCodeFault(code, words) : null}
          value={typed.code}
          onValue={(value) => props.onTyped({ ...typed, code: groupCode(value) })}
          look="code"
          signFor={latinOf}
          input={{ autocomplete: 'off', autocapitalize: 'off', spellcheck: false }}
        />
      </div>
      <p class="muted">{words.noSlip}</p>
    </StepPage>
  );
}

function sayCodeFault(code: CodeReading, words: ActivationWords['slip']): string | null {
  switch (code.is) {
    case 'code':
      return null;
    case 'missing':
      return words.codeMissing;
    case 'length':
      return words.codeLength(code.characters);
    case 'foreign':
      return words.codeForeign(code.character);
  }
}
