/**
 * The form as versioned data: which answer is needed before "ตรวจสอบ" (`must`), which needs an
 * answer or an explicit "ไม่ทราบ / ไม่มี" (`answer`). Everything else of the schema is optional.
 * A path with `*` holds for every creditor or debt. The order is the order on screen and paper.
 */
export const FORM = {
  number: 1,
  needs: [
    { path: 'debtor.nationalId', need: 'answer' },
    { path: 'debtor.title', need: 'must' },
    { path: 'debtor.firstName', need: 'must' },
    { path: 'debtor.lastName', need: 'answer' },
    { path: 'debtor.birth', need: 'answer' },
    { path: 'debtor.phone', need: 'answer' },
    { path: 'debtor.address.subdistrict', need: 'must' },
    { path: 'occupation.main', need: 'must' },
    { path: 'occupation.income', need: 'answer' },
    { path: 'creditors.*.name', need: 'answer' },
    { path: 'creditors.*.kind', need: 'must' },
    { path: 'creditors.*.debts.*.principalReceived', need: 'answer' },
    { path: 'creditors.*.debts.*.balance', need: 'must' },
    { path: 'creditors.*.debts.*.rate', need: 'answer' },
    { path: 'creditors.*.debts.*.threats', need: 'must' },
    { path: 'help.wanted', need: 'must' },
    { path: 'help.noticeGiven', need: 'must' },
    { path: 'help.consents.bank', need: 'must' },
    { path: 'help.consents.labour', need: 'must' },
    { path: 'help.consents.police', need: 'must' },
    { path: 'help.declared', need: 'must' },
    { path: 'help.signature', need: 'must' },
  ],
} as const;

export type FormNeed = (typeof FORM)['needs'][number];
