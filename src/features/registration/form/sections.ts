import { creditorKinds, knownLevels } from '#contract/registration/creditor.ts';
import {
  collaterals,
  collections,
  contracts,
  courts,
  instalmentPeriods,
  rateKinds,
  threatKinds,
  uses,
} from '#contract/registration/debt.ts';
import { maritalStates } from '#contract/registration/debtor.ts';
import { helpKinds } from '#contract/registration/help.ts';
import { occupations } from '#contract/registration/occupation.ts';
import type { Field } from './fields.ts';

/**
 * The form: the circular's five sections in the circular's order. The same lists draw the form,
 * number its questions, check it and read it back.
 */
const debtor = [
  { path: 'debtor.nationalId', kind: 'national-id', wide: true },
  { path: 'debtor.title', kind: 'title', wide: true },
  { path: 'debtor.firstName', kind: 'text', max: 80, is: 'name' },
  { path: 'debtor.lastName', kind: 'text', max: 80, is: 'name', not: 'none' },
  { path: 'debtor.birth', kind: 'date', of: 'birth', not: 'unknown' },
  { path: 'debtor.phone', kind: 'phone', not: 'none' },
  { path: 'debtor.contactPerson.name', kind: 'text', max: 120, when: hasNoPhone },
  { path: 'debtor.contactPerson.phone', kind: 'phone', when: hasNoPhone },
  { path: 'debtor.address.subdistrict', kind: 'place', wide: true },
  { path: 'debtor.address.houseNo', kind: 'text', is: 'number', max: 40 },
  { path: 'debtor.address.moo', kind: 'count', from: 1, to: 99 },
  { path: 'debtor.address.soi', kind: 'text', max: 80, more: true },
  { path: 'debtor.address.road', kind: 'text', max: 80, more: true },
  { path: 'debtor.safeContact.way', kind: 'text', max: 200, more: true },
  { path: 'debtor.safeContact.hours', kind: 'text', max: 100, more: true },
  { path: 'debtor.marital', kind: 'choice', options: maritalStates, more: true, wide: true },
  { path: 'debtor.householdSize', kind: 'count', from: 1, to: 50, more: true },
  { path: 'debtor.dependants', kind: 'count', from: 0, to: 50, more: true },
  {
    path: 'debtor.welfareCard',
    kind: 'yes-no',
    words: 'debtor.welfareCard',
    more: true,
  },
  { path: 'intake.applicant', kind: 'applicant', more: true },
  {
    path: 'debtor.cardAddress',
    kind: 'folded',
    more: true,
    wide: true,
    fields: [
      { path: 'debtor.cardAddress.subdistrict', kind: 'place', wide: true },
      { path: 'debtor.cardAddress.houseNo', kind: 'text', is: 'number', max: 40 },
      { path: 'debtor.cardAddress.moo', kind: 'count', from: 1, to: 99 },
      { path: 'debtor.cardAddress.soi', kind: 'text', max: 80 },
      { path: 'debtor.cardAddress.road', kind: 'text', max: 80 },
    ],
  },
] as const satisfies readonly Field[];

const occupation = [
  {
    path: 'occupation.main',
    kind: 'choice',
    options: occupations,
    other: { path: 'occupation.mainOther', max: 120 },
    wide: true,
  },
  { path: 'occupation.income', kind: 'money', not: ['none', 'unknown'] },
  { path: 'occupation.workplace', kind: 'text', max: 200, more: true },
  { path: 'occupation.householdIncome', kind: 'money', more: true },
  { path: 'occupation.expenses', kind: 'money', more: true },
  {
    path: 'occupation.formalDebts',
    kind: 'rows',
    more: true,
    wide: true,
    fields: [
      { path: 'occupation.formalDebts.*.lender', kind: 'text', max: 120 },
      { path: 'occupation.formalDebts.*.balance', kind: 'money' },
      { path: 'occupation.formalDebts.*.instalment', kind: 'money' },
      {
        path: 'occupation.formalDebts.*.state',
        kind: 'choice',
        options: ['paying', 'late', 'court'],
      },
    ],
  },
] as const satisfies readonly Field[];

const creditors = [
  { path: 'creditors.*.name', kind: 'text', max: 120, not: 'unknown' },
  { path: 'creditors.*.place', kind: 'text', max: 200, more: true },
  {
    path: 'creditors.*.kind',
    kind: 'choice',
    options: creditorKinds,
    other: { path: 'creditors.*.kindOther', max: 120 },
    wide: true,
  },
  { path: 'creditors.*.known', kind: 'choice', options: knownLevels, more: true, wide: true },
  { path: 'creditors.*.phone', kind: 'text', is: 'number', max: 60, more: true },
  { path: 'creditors.*.line', kind: 'text', max: 80, more: true },
  { path: 'creditors.*.account', kind: 'text', max: 80, more: true },
  { path: 'creditors.*.plate', kind: 'text', max: 40, more: true },
  { path: 'creditors.*.agents', kind: 'text', max: 200, more: true },
  {
    path: 'creditors.*.licensed',
    kind: 'choice',
    options: ['yes', 'no', 'unknown'],
    more: true,
  },
] as const satisfies readonly Field[];

const debts = [
  { path: 'creditors.*.debts.*.principalReceived', kind: 'money', not: ['unknown'] },
  { path: 'creditors.*.debts.*.principalContract', kind: 'money', more: true },
  { path: 'creditors.*.debts.*.balance', kind: 'money' },
  { path: 'creditors.*.debts.*.balanceNote', kind: 'text', max: 200, when: owesNothing },
  { path: 'creditors.*.debts.*.rate', kind: 'rate', wide: true },
  {
    path: 'creditors.*.debts.*.rateKind',
    kind: 'choice',
    options: rateKinds,
    more: true,
    wide: true,
  },
  { path: 'creditors.*.debts.*.instalment.amount', kind: 'money', more: true },
  { path: 'creditors.*.debts.*.instalment.count', kind: 'count', from: 1, to: 2000, more: true },
  {
    path: 'creditors.*.debts.*.instalment.every',
    kind: 'choice',
    options: instalmentPeriods,
    more: true,
    wide: true,
  },
  { path: 'creditors.*.debts.*.paid', kind: 'money', more: true },
  { path: 'creditors.*.debts.*.arrears', kind: 'count', from: 0, to: 2000, more: true },
  { path: 'creditors.*.debts.*.borrowedOn', kind: 'date', of: 'past', more: true, wide: true },
  {
    path: 'creditors.*.debts.*.collateral',
    kind: 'several',
    options: collaterals,
    none: 'none',
    more: true,
    wide: true,
  },
  {
    path: 'creditors.*.debts.*.contract',
    kind: 'choice',
    options: contracts,
    more: true,
    wide: true,
  },
  {
    path: 'creditors.*.debts.*.collection',
    kind: 'several',
    options: collections,
    more: true,
    wide: true,
  },
  {
    path: 'creditors.*.debts.*.threats',
    kind: 'several',
    options: threatKinds,
    none: '',
    wide: true,
  },
  { path: 'creditors.*.debts.*.court', kind: 'choice', options: courts, more: true, wide: true },
  { path: 'creditors.*.debts.*.usedFor', kind: 'several', options: uses, more: true, wide: true },
] as const satisfies readonly Field[];

const help = [
  {
    path: 'help.wanted',
    kind: 'several',
    options: helpKinds,
    other: { path: 'help.wantedOther', max: 200 },
    wide: true,
  },
  { path: 'help.note', kind: 'text', max: 1000, is: 'lines', more: true, wide: true },
  { path: 'help.noticeGiven', kind: 'notice', wide: true },
  { path: 'help.consents.bank', kind: 'yes-no', words: 'help.consents', wide: true },
  { path: 'help.consents.labour', kind: 'yes-no', words: 'help.consents', wide: true },
  { path: 'help.consents.police', kind: 'yes-no', words: 'help.consents', wide: true },
  { path: 'help.declared', kind: 'declaration', wide: true },
] as const satisfies readonly Field[];

export const SECTIONS = { debtor, occupation, creditors, debts, help };
export type SectionKey = keyof typeof SECTIONS;
export const sectionKeys = ['debtor', 'occupation', 'creditors', 'debts', 'help'] as const;

type Paths<F> = F extends { path: infer P; fields: readonly (infer Inner)[] }
  ? P | Paths<Inner>
  : F extends { path: infer P }
    ? P
    : never;
/** The path of every question, as a template. */
export type FieldPath = Paths<(typeof SECTIONS)[SectionKey][number]>;

function hasNoPhone(registration: { debtor: { phone?: unknown } }): boolean {
  const { phone } = registration.debtor;
  return typeof phone === 'object' && phone !== null && 'not' in phone;
}

function owesNothing(
  registration: { creditors: readonly { debts: readonly { balance?: number | undefined }[] }[] },
  [creditor = 0, debt = 0]: readonly number[],
): boolean {
  return registration.creditors[creditor]?.debts[debt]?.balance === 0;
}
