import './session.css';
import { useState } from 'preact/hooks';
import { lazy } from 'preact-iso';
import type { Unit } from '#contract/units.ts';
import type { Places } from '#thai/places/places.ts';
import type { Locale, Messages } from '../../i18n/messages.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { EnrolDevice, StartingWith } from './activating.ts';
import type { Enrol, EnrolmentOutcome, LookAtLink } from './enrolling.ts';
import { readFragment } from './enrolment-link.ts';
import { NamePage } from './name-page.tsx';
import { NoLinkPage } from './no-link-page.tsx';
import { PassphrasePage } from './passphrase-page.tsx';
import { PlacePage } from './place-page.tsx';
import { groupCode } from './read-code.ts';
import { ReadyPage } from './ready-page.tsx';
import { LinkTrouble, Trouble } from './trouble.tsx';
import { useLinkStanding } from './use-link-standing.ts';

// With its words: only whoever was given a code for a device needs them.
const DevicePage = lazy(async () => (await import('./device-page.tsx')).DevicePage);

const STEPS = 4;

type Step = 'place' | 'name' | 'passphrase';

/**
 * Sets a device up: by a supervisor's code in one screen, without an officer; by the first link in
 * four, unit, officer, passphrase, ready. What was typed stays whatever goes wrong; after an answer
 * that got lost only the same order can be given again.
 */
export default function Enrolment(props: {
  t: Messages;
  locale: Locale;
  /** Fragment of the address that was opened; it is no longer in the address bar. */
  fragment: string;
  places: () => Promise<Places>;
  lookAtLink: LookAtLink;
  enrol: Enrol;
  enrolDevice: EnrolDevice;
  onReady: (device: EnrolledDevice, vault: OpenVault, path: string) => void;
  onDevice: (device: EnrolledDevice) => void;
}) {
  const { t } = props;
  const progress = (step: number) => `${t.session.startTitle} · ${t.session.step(step, STEPS)}`;
  const [begun, setBegun] = useState<StartingWith | null>(() => readFragment(props.fragment));
  const [typed, setTyped] = useState('');
  const [step, setStep] = useState<Step>('place');
  const [unit, setUnit] = useState<Unit | null>(null);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<EnrolmentOutcome | null>(null);

  const link = begun?.opens === 'first-desk' ? begun : null;
  const { standing, looking, lookAgain } = useLinkStanding(link, props.lookAtLink);
  const linkTrouble = (
    <LinkTrouble t={t} standing={standing} looking={looking} onAgain={lookAgain} />
  );
  // Once enrolment was asked for, a late look would find this device's own use of the link.
  const refused = standing?.is === 'declined' && outcome === null && !working;

  const useOtherLink = () => {
    setBegun(null);
    setOutcome(null);
  };
  if (begun?.opens === 'device') {
    return (
      <DevicePage
        t={t}
        locale={props.locale}
        order={begun}
        enrol={props.enrolDevice}
        onEnrolled={props.onDevice}
        onOtherCode={() => {
          setTyped(groupCode(begun.code));
          useOtherLink();
        }}
      />
    );
  }
  if (!link || refused) {
    return <NoLinkPage t={t} trouble={linkTrouble} typed={typed} onLink={setBegun} />;
  }
  if (outcome?.is === 'enrolled') {
    const { device, vault } = outcome;
    return (
      <ReadyPage
        t={t}
        progress={progress(STEPS)}
        device={device}
        officer={vault.officer}
        onGo={(path) => props.onReady(device, vault, path)}
      />
    );
  }

  const enrol = async (chosen: string) => {
    if (!unit) return;
    setWorking(true);
    const order = { link, unit: unit.code, officerName: name, passphrase: chosen };
    const next = await props.enrol(order);
    setWorking(false);
    setOutcome(next);
    if (next.is === 'declined' && next.why === 'unit-unknown') setStep('place');
  };
  const trouble = outcome && <Trouble t={t} trouble={outcome} onOtherLink={useOtherLink} />;

  switch (step) {
    case 'place':
      return (
        <PlacePage
          t={t}
          progress={progress(1)}
          places={props.places}
          chosen={unit}
          trouble={trouble ?? linkTrouble}
          onChosen={(chosen) => {
            setUnit(chosen);
            setStep('name');
          }}
        />
      );
    case 'name':
      return (
        <NamePage
          t={t}
          progress={progress(2)}
          name={name}
          onName={(typed) => {
            setName(typed);
            setStep('passphrase');
          }}
          onBack={() => setStep('place')}
        />
      );
    case 'passphrase':
      return (
        <PassphrasePage
          t={t}
          progress={progress(3)}
          officerName={name}
          working={working}
          repeats={outcome?.is === 'unknown'}
          trouble={trouble}
          onPassphrase={(chosen) => {
            setPassphrase(chosen);
            void enrol(chosen);
          }}
          onAgain={() => void enrol(passphrase)}
          onBack={() => setStep('name')}
        />
      );
  }
}
