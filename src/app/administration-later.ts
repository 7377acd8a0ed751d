import type { Administration } from '../features/administration-door.ts';

/** The door of supervisors and administrators, fetched when one of them first knocks. */
export function administrationLater(load: () => Promise<Administration>): Administration {
  let loading: Promise<Administration> | null = null;
  const door = () => {
    loading ??= load();
    return loading;
  };
  return {
    people: async () => (await door()).people(),
    propose: async (...given) => (await door()).propose(...given),
    decide: async (...given) => (await door()).decide(...given),
    issueSlip: async (...given) => (await door()).issueSlip(...given),
    confirmKey: async (...given) => (await door()).confirmKey(...given),
    suspendPerson: async (...given) => (await door()).suspendPerson(...given),
    restorePerson: async (...given) => (await door()).restorePerson(...given),
    askDuties: async (...given) => (await door()).askDuties(...given),
    decideDuties: async (...given) => (await door()).decideDuties(...given),
    units: async () => (await door()).units(),
    makeUnit: async (...given) => (await door()).makeUnit(...given),
    devices: async () => (await door()).devices(),
    deviceCode: async (...given) => (await door()).deviceCode(...given),
    actOnDevice: async (...given) => (await door()).actOnDevice(...given),
    holds: async (...given) => (await door()).holds(...given),
    release: async (...given) => (await door()).release(...given),
    decline: async (...given) => (await door()).decline(...given),
    recoveries: async () => (await door()).recoveries(),
    decideRecovery: async (...given) => (await door()).decideRecovery(...given),
    audit: async (...given) => (await door()).audit(...given),
    auditExported: async (...given) => (await door()).auditExported(...given),
    readClosing: async (...given) => (await door()).readClosing(...given),
    proposals: async (...given) => (await door()).proposals(...given),
    readProposal: async (...given) => (await door()).readProposal(...given),
    decideProposal: async (...given) => (await door()).decideProposal(...given),
    findRecords: async (...given) => (await door()).findRecords(...given),
    twins: async (...given) => (await door()).twins(...given),
    readTwins: async (...given) => (await door()).readTwins(...given),
    decideTwins: async (...given) => (await door()).decideTwins(...given),
    lookUpId: async (...given) => (await door()).lookUpId(...given),
    readRecord: async (...given) => (await door()).readRecord(...given),
    readPicture: async (...given) => (await door()).readPicture(...given),
  };
}
