import type { Creditor } from '#contract/registration/creditor.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { fakeUuid, type Random } from '../support/people.ts';

/**
 * A registration whose every free text is one of `texts`, beginning with the `from`-th: two that
 * follow each other put each text into another field, all of them together every text into every one.
 */
export function hostileRegistration(
  person: Registration,
  texts: readonly string[],
  from: number,
  random: Random,
): Registration {
  let at = from;
  const next = (max: number): string => {
    const text = texts[at % texts.length] ?? '';
    at += 1;
    return text.slice(0, max);
  };
  const creditor: Creditor = {
    id: fakeUuid(random),
    name: { value: next(120) },
    kind: 'other',
    kindOther: next(120),
    place: next(200),
    phone: next(60),
    line: next(80),
    account: next(80),
    plate: next(40),
    agents: next(200),
    debts: [{ id: fakeUuid(random), balance: 0, balanceNote: next(200), threats: ['words'] }],
  };
  const address = (unlisted: string) => ({
    houseNo: next(40),
    soi: next(80),
    road: next(80),
    subdistrict: { unlisted },
  });
  const { capturedAt } = person.intake;
  return {
    ...person,
    intake: {
      ...person.intake,
      applicant: { who: 'proxy', name: next(120), relation: next(80) },
    },
    debtor: {
      ...person.debtor,
      title: next(40),
      firstName: next(80),
      lastName: { value: next(80) },
      phone: { not: 'none' },
      contactPerson: { name: next(120) },
      safeContact: { way: next(200), hours: next(100) },
      address: address(next(200)),
      cardAddress: address(next(200)),
    },
    occupation: {
      main: 'other',
      mainOther: next(120),
      workplace: next(200),
      formalDebts: [{ lender: next(120) }],
    },
    creditors: [creditor],
    help: {
      ...person.help,
      wanted: ['other'],
      wantedOther: next(200),
      note: next(1000),
      signature: { way: 'thumbprint', at: capturedAt, witnesses: [next(120), next(120)] },
    },
  };
}

/** How many texts one registration takes. */
export const FIELDS = 33;
