import type { RosterRow } from '#contract/people.ts';
import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import { showPhone } from '#thai/phone.ts';
import { Table } from '../../../ui/table.tsx';
import { useDesk } from '../../desk-context.ts';
import { reachOf, sayReach } from '../say-reach.ts';
import { useWords } from '../words.ts';
import { useRosterWords } from './words.ts';

const SHOWN = 100;

/** What was read, before anything is sent. */
export function Preview(props: {
  rows: readonly RosterRow[];
  lines: readonly number[];
  units: ReadonlyMap<UnitCode, Unit>;
}) {
  const { rows, lines, units } = props;
  const words = useRosterWords();
  const { vault } = useDesk();
  const administration = useWords();
  const named = [...units.values()];
  const reach = ({ role, unit }: RosterRow) =>
    sayReach(reachOf(role, unit, vault.officer.scope), named, administration);
  const shown = rows.slice(0, SHOWN).map((row, i) => ({ ...row, line: lines[i] ?? 0 }));
  return (
    <section class="sheet stack">
      {rows.length > SHOWN && <p>{words.shownOf(SHOWN, rows.length)}</p>}
      <Table
        caption={words.good(rows.length)}
        columns={[
          { key: 'line', head: words.line, cell: ({ line }) => line, number: true },
          {
            key: 'name',
            head: words.name,
            cell: ({ title, firstName, lastName }) => `${title}${firstName} ${lastName ?? ''}`,
          },
          {
            key: 'unit',
            head: words.columns.unit,
            cell: ({ unit }) => units.get(unit)?.name ?? unit,
          },
          {
            key: 'role',
            head: words.columns.role,
            cell: (row) => (
              <>
                {administration.roles[row.role]}
                {reach(row) && <strong> · {reach(row)}</strong>}
              </>
            ),
          },
          {
            key: 'position',
            head: words.columns.position,
            cell: ({ position }) => position ?? '–',
          },
          {
            key: 'phone',
            head: words.columns.phone,
            cell: ({ phone }) => (phone === null ? '–' : showPhone(phone)),
          },
        ]}
        rows={shown}
        rowKey={({ line }) => String(line)}
      />
    </section>
  );
}
