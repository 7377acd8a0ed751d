import type { FieldFault } from '#contract/mailbox.ts';
import type { IsoDate } from '#contract/primitives.ts';
import type { Debt } from '#contract/registration/debt.ts';
import type { Applicant, Registration } from '#contract/registration/registration.ts';
import { checkBirth } from '#thai/age.ts';
import { isAfter, isRealDate } from '#thai/dates.ts';
import { readName } from '#thai/names.ts';
import { readNationalId } from '#thai/national-id.ts';
import { phoneKind } from '#thai/phone.ts';

/** Amounts in satang above which a slipped zero is likelier than the amount. */
const BIG_DEBT = 5_000_000_00;
const BIG_INCOME = 10_000_000_00;
/** A balance this many times what was received is asked about once more. */
const MANY_TIMES = 3;

/** Values that are there but cannot be, by the fields' paths. `today` is the day in Thailand. */
export function faults(registration: Registration, today: IsoDate): FieldFault[] {
  const { intake, debtor, help } = registration;
  const found: (FieldFault | null)[] = [
    fault('intake.appliedOn', !isRealDate(intake.appliedOn), 'date.real'),
    // Only a date that somebody typed can be wrong this way; a device's clock must not be a fault.
    fault(
      'intake.appliedOn',
      intake.channel === 'paper' && intake.appliedOn > today,
      'date.future',
    ),
    fault('intake.applicant', isNamelessProxy(intake.applicant), 'proxy.name'),
    nameFault('debtor.firstName', debtor.firstName),
    nameFault('debtor.lastName', answered(debtor.lastName)),
    birthFault(answered(debtor.birth), today),
    phoneFault('debtor.phone', answered(debtor.phone)),
    phoneFault('debtor.contactPerson.phone', debtor.contactPerson?.phone),
    ...eachDebt(registration).flatMap(({ path, debt }) => debtFaults(path, debt, today)),
    fault('help.signature', isUnsigned(help.signature), 'sign.empty'),
  ];
  return found.filter((each) => each !== null);
}

/** Values that can be but deserve a second look; they never stop anybody. */
export function doubts(registration: Registration, today: IsoDate): FieldFault[] {
  const { debtor, occupation } = registration;
  const id = debtor.nationalId && 'value' in debtor.nationalId ? debtor.nationalId.value : null;
  const birth = answered(debtor.birth);
  const old = birth !== undefined && checkBirth(birth, today).is === 'doubtful';
  const found: (FieldFault | null)[] = [
    fault(
      'debtor.nationalId',
      id !== null && readNationalId(id).is === 'check-fails',
      'id.checksum',
    ),
    fault('debtor.birth', old, 'dob.age'),
    fault('occupation.income', (answered(occupation.income) ?? 0) > BIG_INCOME, 'money.big'),
    ...eachDebt(registration).flatMap(({ path, debt }) => debtDoubts(path, debt)),
  ];
  return found.filter((each) => each !== null);
}

function debtFaults(path: string, debt: Debt, today: IsoDate): (FieldFault | null)[] {
  const { borrowedOn } = debt;
  const at = `${path}.borrowedOn`;
  const real = borrowedOn === undefined || isRealDate(borrowedOn);
  return [
    fault(`${path}.principalReceived`, answered(debt.principalReceived) === 0, 'money.zero'),
    fault(at, !real, 'date.real'),
    fault(at, real && borrowedOn !== undefined && isAfter(borrowedOn, today), 'date.future'),
  ];
}

function debtDoubts(path: string, debt: Debt): (FieldFault | null)[] {
  const received = answered(debt.principalReceived) ?? 0;
  const { balance = 0, principalContract = 0 } = debt;
  return [
    fault(`${path}.principalContract`, principalContract > BIG_DEBT, 'money.big'),
    fault(`${path}.principalReceived`, received > BIG_DEBT, 'money.big'),
    fault(`${path}.balance`, balance > BIG_DEBT, 'money.big'),
    fault(`${path}.balance`, received > 0 && balance > MANY_TIMES * received, 'balance.more'),
  ];
}

function birthFault(birth: string | undefined, today: IsoDate): FieldFault | null {
  if (birth === undefined) return null;
  const check = checkBirth(birth, today).is;
  return (
    fault('debtor.birth', check === 'not-real', 'dob.real') ??
    fault('debtor.birth', check === 'too-old', 'dob.old') ??
    fault('debtor.birth', check === 'future', 'dob.future')
  );
}

function nameFault(path: string, name: string | undefined): FieldFault | null {
  return fault(path, name !== undefined && readName(name).is === 'unfit', 'name.chars');
}

function phoneFault(path: string, phone: string | undefined): FieldFault | null {
  return fault(path, phone !== undefined && phoneKind(phone) === null, 'phone.len');
}

/** Somebody came for the debtor, and it could have been anybody. */
const isNamelessProxy = (applicant: Applicant): boolean =>
  applicant.who === 'proxy' && (applicant.name ?? '').trim() === '';

/** A signing pad that nobody drew on. */
function isUnsigned(signature: Registration['help']['signature']): boolean {
  return signature?.way === 'screen' && !signature.strokes.some((stroke) => stroke.length >= 2);
}

function eachDebt(registration: Registration): { path: string; debt: Debt }[] {
  return registration.creditors.flatMap((creditor, i) =>
    creditor.debts.map((debt, j) => ({ path: `creditors.${i}.debts.${j}`, debt })),
  );
}

function answered<T>(answer: { value: T } | { not: string } | undefined): T | undefined {
  return answer && 'value' in answer ? answer.value : undefined;
}

function fault(path: string, is: boolean, code: string): FieldFault | null {
  return is ? { path, code } : null;
}
