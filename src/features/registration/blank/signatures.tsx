import { blank } from '../../../i18n/th/blank.ts';
import { Line } from './parts.tsx';

/** Where the applicant signs, or prints a thumb before two witnesses, and where the officer does. */
export function Signatures() {
  return (
    <section class="signing">
      <div class="signing__lines">
        {[blank.applicantSigns, blank.officerSigns, blank.witness(1), blank.witness(2)].map(
          (label) => (
            <div key={label} class="signing__line">
              <Line label={label} />
              <Line label={blank.inLetters} />
            </div>
          ),
        )}
      </div>
      <div class="signing__thumb">{blank.thumb}</div>
    </section>
  );
}
