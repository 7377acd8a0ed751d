/**
 * The form as versioned data: which answer is needed before "ตรวจสอบ" (`must`), which needs an
 * answer or an explicit "ไม่ทราบ / ไม่มี" (`answer`). Everything else of the schema is optional.
 * A path with `*` holds for every creditor or debt; `code` is the fault while the answer is missing.
 * The order is the order on screen and paper.
 */
export const FORM = {
  number: 1,
  needs: [
    { path: 'debtor.nationalId', need: 'answer', code: 'id.empty' },
    { path: 'debtor.title', need: 'must', code: 'title.empty' },
    { path: 'debtor.firstName', need: 'must', code: 'first.empty' },
    { path: 'debtor.lastName', need: 'answer', code: 'last.empty' },
    { path: 'debtor.birth', need: 'answer', code: 'dob.empty' },
    { path: 'debtor.phone', need: 'answer', code: 'phone.empty' },
    { path: 'debtor.address.subdistrict', need: 'must', code: 'tambon.empty' },
    { path: 'occupation.main', need: 'must', code: 'occ.empty' },
    { path: 'occupation.income', need: 'answer', code: 'income.empty' },
    { path: 'creditors.*.name', need: 'answer', code: 'cred.name' },
    { path: 'creditors.*.kind', need: 'must', code: 'cred.type' },
    { path: 'creditors.*.debts.*.principalReceived', need: 'answer', code: 'received.empty' },
    { path: 'creditors.*.debts.*.balance', need: 'must', code: 'balance.empty' },
    { path: 'creditors.*.debts.*.rate', need: 'answer', code: 'rate.empty' },
    { path: 'creditors.*.debts.*.threats', need: 'must', code: 'threat.empty' },
    { path: 'help.wanted', need: 'must', code: 'help.empty' },
    { path: 'help.noticeGiven', need: 'must', code: 'notice.empty' },
    { path: 'help.consents.bank', need: 'must', code: 'consent.empty' },
    { path: 'help.consents.labour', need: 'must', code: 'consent.empty' },
    { path: 'help.consents.police', need: 'must', code: 'consent.empty' },
    { path: 'help.declared', need: 'must', code: 'declare.empty' },
    { path: 'help.signature', need: 'must', code: 'sign.empty' },
  ],
} as const;

export type FormNeed = (typeof FORM)['needs'][number];
