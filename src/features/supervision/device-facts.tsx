import type { ComponentChildren } from 'preact';
import type { BoardDevice } from '#contract/board.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Contact, Gaps, LastWord, LeftThere, WhomToCall } from './device-words.tsx';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** Everything that is known of one device, as of when, and what is not. */
export function DeviceFacts({ device }: { device: BoardDevice }) {
  const { board } = useShown();
  const { locale } = useDesk();
  const words = useWords();
  const facts: [string, ComponentChildren][] = [
    [words.status, <Contact key="contact" device={device} />],
    [words.word, <LastWord key="word" device={device} />],
    [words.left, <LeftThere key="left" device={device} />],
    [words.missing, <Gaps key="gaps" device={device} />],
    [words.received, device.received.toLocaleString(locale)],
    [words.mending, device.mending.toLocaleString(locale)],
    [words.people, <WhomToCall key="people" device={device} />],
    [words.app, device.reported?.app ?? words.unknownLeft],
  ];
  return (
    <section class="sheet stack">
      <h2>
        {board.units.find(({ code }) => code === device.unit)?.name ?? device.unit} · {device.dd}
      </h2>
      {device.repeats > 0 && (
        <Notice tone="alert">
          <p>{words.copiedMore}</p>
        </Notice>
      )}
      <dl class="facts">
        {facts.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/admin/devices">{words.manage}</a>
      </p>
      <p class="muted small">{words.explain}</p>
    </section>
  );
}
