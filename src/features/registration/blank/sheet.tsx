import type { ComponentChildren } from 'preact';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { blank } from '../../../i18n/th/blank.ts';
import { slip } from '../../../i18n/th/slip.ts';
import { Qr } from '../../qr.tsx';
import { showRef } from '../../record-state.ts';
import { Comb, Line } from './parts.tsx';

/** What is printed on every form of this desk. */
export interface PrintedFor {
  unit: string;
  /** The office's telephone; may be empty. */
  phone: string;
  /** For practice only, and marked so. */
  practice: boolean;
}

/** One side of the paper; its corner marks and code let a photo of it be cut out and turned. */
export function Side(props: {
  kind: 'front' | 'back' | 'continuation';
  practice: boolean;
  children: ComponentChildren;
}) {
  return (
    <section class={`side side--${props.kind}`} lang="th">
      {['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((corner) => (
        <span key={corner} class={`corner corner--${corner}`} />
      ))}
      {props.practice && <p class="side__practice">{slip.practice}</p>}
      {props.children}
    </section>
  );
}

/** The number with its code, or the boxes to write it in. */
export function FormNumber({ no, label }: { no: ReferenceNumber | null; label: string }) {
  return (
    <div class="side__no">
      <div>
        <p class="side__no-label">{label}</p>
        {no === null ? <Comb groups={[4, 2, 5, 1]} /> : <p class="side__ref ref">{showRef(no)}</p>}
      </div>
      {no !== null && <Qr data={no} label={blank.qr(showRef(no))} />}
    </div>
  );
}

/** What the debtor tears off and takes home: it tells a stranger nothing but that somebody came. */
export function TearOff({
  no,
  unit,
  phone,
  practice,
}: PrintedFor & { no: ReferenceNumber | null }) {
  return (
    <div class="tear">
      <p class="tear__cut">{blank.tear}</p>
      <div class="tear__body">
        <div class="tear__words">
          <p class="tear__title">
            {slip.title} <span class="tear__unit">{unit}</span>
          </p>
          <div class="tear__lines">
            <Line label={slip.at} />
            <Line label={slip.officer} />
            <span>
              {slip.phone} {phone}
              {phone === '' && <Line />}
            </span>
          </div>
          <p>{practice ? slip.practice : `${slip.keep} ${slip.ask}`}</p>
        </div>
        <FormNumber no={no} label={slip.ref} />
      </div>
    </div>
  );
}
