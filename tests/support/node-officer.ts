import { type DeviceAct, DeviceCode, DeviceList } from '#contract/devices.ts';
import {
  ActivationSlip,
  DecisionsAnswer,
  PersonList,
  RosterAnswer,
  type RosterRow,
} from '#contract/people.ts';
import type { Uuid } from '#contract/primitives.ts';
import { RecoveryList } from '#contract/recovery.ts';
import type { Session } from '../../src/remote/session.ts';
import { enrolNodeDevice } from './node-device.ts';

/** Two administrators without a browser: one proposes, the other approves. */
export interface Supervisors {
  /** Proposed, approved, and with a slip in hand. */
  letIn(
    person: Pick<RosterRow, 'firstName' | 'lastName'> & Partial<RosterRow>,
  ): Promise<ActivationSlip>;
  /** Another slip for an officer who was let in before. */
  newSlip(officer: string): Promise<ActivationSlip>;
  /** A link for a new device of the unit, `/start#device=…`. */
  deviceLink(label: string): Promise<string>;
  /** Confirms the key that waits, by the 8 characters that its device shows. */
  confirm(officer: string, fingerprint: string): Promise<void>;
  act(device: Uuid, act: DeviceAct): Promise<void>;
  devices(): Promise<DeviceList>;
  /** Both approve every recovery that waits; or one says no to it. */
  approveRecoveries(): Promise<void>;
  refuseRecoveries(): Promise<void>;
}

/** `links` are two of the server's one-time links. */
export async function makeSupervisors(
  url: string,
  links: readonly [string, string],
  unit = '8001',
): Promise<Supervisors> {
  const maker = await enrolNodeDevice(url, links[0], unit, 'ประยูร มีสุข');
  const checker = await enrolNodeDevice(url, links[1], unit, 'สุดา พร้อมใจ');

  const ask = async (by: { session: Session }, path: string, json?: unknown) => {
    const reply = await by.session.ask(path, json);
    if (reply.is !== 'answered') throw new Error(`${path}: ${JSON.stringify(reply)}`);
    return reply.json;
  };
  const decideRecoveries = async (by: { session: Session }, approve: boolean) => {
    const { recoveries } = RecoveryList.parse(await ask(by, 'recoveries'));
    for (const { id, yours } of recoveries) {
      if (yours) await ask(by, `recoveries/${id}/decision`, { approve });
    }
  };
  const find = async (officer: string) => {
    const { people } = PersonList.parse(await ask(maker, 'people'));
    const person = people.find((one) => one.officer === officer);
    if (!person) throw new Error(`nobody is ${officer}`);
    return person;
  };
  const slipFor = async (id: Uuid) =>
    ActivationSlip.parse(await ask(maker, `people/${id}/slip`, {}));
  return {
    async letIn(person) {
      const row: RosterRow = {
        title: 'นางสาว',
        position: null,
        phone: null,
        unit,
        role: 'officer',
        nationalId: null,
        ...person,
      };
      const taken = RosterAnswer.parse(await ask(maker, 'people', { rows: [row] }));
      if (taken.is !== 'taken') throw new Error(JSON.stringify(taken));
      const { people } = taken;
      const decided = await ask(checker, 'people/decisions', { people, approve: true });
      const [one] = DecisionsAnswer.parse(decided).decided;
      if (!one) throw new Error('nobody was approved');
      return slipFor(one.id);
    },
    newSlip: async (officer) => slipFor((await find(officer)).id),
    async deviceLink(label) {
      const body = { unit, label, replaces: null };
      const { code, server } = DeviceCode.parse(await ask(maker, 'devices/codes', body));
      return `/start#device=${code}&server=${server}`;
    },
    async confirm(officer, fingerprint) {
      const key = (await find(officer)).keys.find(({ state }) => state === 'waiting');
      if (!key) throw new Error(`no key of ${officer} waits`);
      await ask(maker, `activations/${key.certificate}/confirm`, { fingerprint });
    },
    async act(device, act) {
      await ask(maker, `devices/${device}/commands`, act);
    },
    devices: async () => DeviceList.parse(await ask(maker, 'devices')),
    async approveRecoveries() {
      await decideRecoveries(maker, true);
      await decideRecoveries(checker, true);
    },
    refuseRecoveries: () => decideRecoveries(maker, false),
  };
}
