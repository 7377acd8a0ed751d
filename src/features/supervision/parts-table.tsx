import type { BoardPart } from '#contract/board.ts';
import { type Column, Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { boardPath } from './links.ts';
import { leftIn } from './say-left.ts';
import { useMoments, useShown } from './shown-board.ts';
import { useWords } from './words.ts';

const unknown = ({ figures }: BoardPart) => figures.devices - figures.reported;
const forPerson = ({ figures }: BoardPart) =>
  figures.held + figures.duplicates + figures.proposals + figures.mending;

/** Where most is not known first; an area without a device knows nothing at all [BD1]. */
const leastKnown = (a: BoardPart, b: BoardPart): number =>
  Number(b.figures.devices === 0) - Number(a.figures.devices === 0) ||
  unknown(b) - unknown(a) ||
  b.figures.left - a.figures.left ||
  a.area.localeCompare(b.area);

/** The parts of an area, one a line, each leading to its own board. */
export function PartsTable() {
  const { locale, vault } = useDesk();
  const { board } = useShown();
  const { when } = useMoments();
  const words = useWords();
  const caption = words.parts[board.area.length === 0 ? 0 : 2];
  const count = (n: number) => n.toLocaleString(locale);
  const shade = (of: (part: BoardPart) => number) => {
    const most = Math.max(...board.parts.map(of));
    return (part: BoardPart) => (most > 0 ? Math.ceil((5 * of(part)) / most) : 0);
  };
  const heat = {
    unknown: shade(unknown),
    left: shade(({ figures }) => figures.left),
    missing: shade(({ figures }) => figures.missing),
    person: shade(forPerson),
    byCut: shade(({ figures }) => figures.byCut),
  };
  const cell = (of: keyof typeof heat, part: BoardPart, word: string) => (
    <span class={`heat heat--${heat[of](part)}`}>{word}</span>
  );

  const columns: Column<BoardPart>[] = [
    {
      key: 'area',
      head: words.area,
      cell: ({ area, name }) => (
        <a class="board__call" href={boardPath(area, vault.officer.scope)}>
          {name}
        </a>
      ),
    },
    {
      key: 'reported',
      head: words.reported,
      cell: (part) =>
        part.figures.devices === 0
          ? words.noDevice
          : cell(
              'unknown',
              part,
              words.ofDevices(count(part.figures.reported), count(part.figures.devices)),
            ),
    },
    {
      key: 'word',
      head: words.word,
      cell: ({ figures }) =>
        figures.oldestWord === null ? words.noneSaid : words.oldestWord(when(figures.oldestWord)),
    },
    {
      key: 'left',
      head: words.left,
      cell: (part) => {
        const left = leftIn(part.figures);
        if (left.is === 'not-known') return words.unknownLeft;
        return cell('left', part, left.is === 'none' ? '0' : words.atLeast(count(left.count)));
      },
    },
    {
      key: 'missing',
      head: words.missing,
      cell: (part) => cell('missing', part, count(part.figures.missing)),
    },
    {
      key: 'person',
      head: words.forPerson,
      cell: (part) => cell('person', part, count(forPerson(part))),
    },
    {
      key: 'byCut',
      head: words.byCut,
      cell: (part) => cell('byCut', part, count(part.figures.byCut)),
    },
  ];
  return (
    <section class="sheet">
      <h2>{caption}</h2>
      <Table
        caption={caption}
        columns={columns}
        rows={[...board.parts].sort(leastKnown)}
        rowKey={({ area }) => area}
      />
      <p class="muted small">{words.partsWhy}</p>
    </section>
  );
}
