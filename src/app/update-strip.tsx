import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { howLong } from './asked-to-update.ts';
import { language } from './language.ts';
import type { Program } from './program.ts';
import { Said } from './said.tsx';
import { updateWords, useChanging } from './updating.ts';

/** A newer version, put on only when a person says so, after what is open was saved. */
export function UpdateStrip(props: { program: Program; save: () => Promise<void> }) {
  const words = updateWords(language.value.locale);
  const [putOff, setPutOff] = useState(false);
  const newer = props.program.update.value;
  const { state, go, callOff } = useChanging(newer, props.save);
  if (!newer || putOff) return null;
  const first = newer.version === null ? words.title : words.titleOf(newer.version);
  if (state === 'waiting') {
    return (
      <Said
        tone="info"
        first={first}
        next={words.atWork}
        actions={<Button onClick={callOff}>{words.callOff}</Button>}
      />
    );
  }
  const { days, isLong, isAsked, asksIn } = howLong(newer, Date.now());
  const warning = isAsked ? words.waits(days) : `${words.waits(days)} ${words.asksFrom(asksIn)}`;
  return (
    <Said
      tone={isLong ? 'wait' : 'info'}
      first={first}
      next={isLong ? warning : words.lasts}
      actions={
        <>
          <Button look="primary" waiting={state === 'changing'} onClick={() => void go()}>
            {words.now}
          </Button>
          <Button onClick={() => setPutOff(true)}>{words.later}</Button>
        </>
      }
    />
  );
}
