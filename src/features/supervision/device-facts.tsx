import type { ComponentChildren } from 'preact';
import type { Board, BoardDevice } from '#contract/board.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk-context.ts';
import { Contact, Gaps, LastWord, LeftThere, WhomToCall } from './device-words.tsx';
import { useWords } from './words.ts';

/** Everything that is known of one device, as of when, and what is not. */
export function DeviceFacts(props: { device: BoardDevice; board: Board; isKept: boolean }) {
  const { device, board, isKept } = props;
  const { locale } = useDesk();
  const words = useWords();
  const facts: [string, ComponentChildren][] = [
    [words.status, <Contact key="contact" device={device} board={board} />],
    [words.word, <LastWord key="word" device={device} board={board} />],
    [words.left, <LeftThere key="left" device={device} board={board} />],
    [words.missing, <Gaps key="gaps" device={device} />],
    [words.received, device.received.toLocaleString(locale)],
    [words.mending, device.mending.toLocaleString(locale)],
    [words.people, <WhomToCall key="people" device={device} isKept={isKept} />],
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
