import type { ReadinessCheck } from '#contract/devices.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Verdict } from '../../ui/verdict.tsx';
import { useDesk } from '../desk-context.ts';
import { type Finding, skippable } from './checks.ts';
import { sayCheck } from './say-check.ts';
import type { useReadiness } from './use-readiness.ts';
import type { ReadinessWords } from './words.ts';

/** One check: what was found, and what to do where it did not pass. */
export function CheckRow(props: {
  check: ReadinessCheck;
  finding: Finding;
  readiness: ReturnType<typeof useReadiness>;
  words: ReadinessWords;
  onPrint: () => void;
  /** The test page was sent to a printer: only a person sees how it came out. */
  printAsked: boolean;
}) {
  const { check, finding, readiness, words } = props;
  const { name } = words.checks[check];
  const said = sayCheck(check, finding, readiness.known, words);
  const open =
    finding === 'failed' || (finding === 'untested' && readiness.known.measured !== null);
  const hand = check === 'print' || check === 'camera';
  return (
    <li class="check">
      <span class="check__name">{name}</span>
      <Verdict kind={finding} word={words[finding]} />
      <div class="check__more stack-tight">
        {said !== '' && <p>{said}</p>}
        <div class="row">
          {check === 'print' && finding !== 'passed' && (
            <PrintActions {...props} asked={props.printAsked} />
          )}
          {check === 'camera' && finding !== 'passed' && (
            <Button onClick={() => void readiness.testCamera()}>{words.checks.camera.do}</Button>
          )}
          {check === 'installed' && finding === 'failed' && <Installing words={words} />}
          {check === 'secret' && finding === 'failed' && (
            <LinkButton href="/account/pin">{words.checks.secret.do}</LinkButton>
          )}
          {skippable.includes(check) && (open || (hand && finding === 'untested')) && (
            <Button look="text" onClick={() => void readiness.skip(check)}>
              {words.skip} <span class="hidden-visually">{name}</span>
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function PrintActions(props: {
  readiness: ReturnType<typeof useReadiness>;
  words: ReadinessWords;
  asked: boolean;
  onPrint: () => void;
}) {
  const { print } = props.words.checks;
  return (
    <>
      <Button onClick={props.onPrint}>{print.do}</Button>
      {props.asked && (
        <fieldset class="row">
          <legend>{print.ask}</legend>
          <Button onClick={() => void props.readiness.printed(true)}>{print.yes}</Button>
          <Button onClick={() => void props.readiness.printed(false)}>{print.bad}</Button>
        </fieldset>
      )}
    </>
  );
}

/** The browser's own offer where there is one, else how to do it by hand. */
function Installing({ words }: { words: ReadinessWords }) {
  const { install } = useDesk();
  const { installed } = words.checks;
  const offer = install.value;
  if (offer) return <Button onClick={() => void offer()}>{installed.do}</Button>;
  const isApple = /iPad|iPhone|Macintosh.*Mobile/.test(navigator.userAgent);
  return <p class="muted">{isApple ? installed.howApple : installed.how}</p>;
}
