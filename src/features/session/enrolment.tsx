import { useState } from 'preact/hooks';
import type { Unit } from '#contract/units.ts';
import type { Places } from '#thai/places/places.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { EnrolledDevice } from '../../store/types.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { Enrol, EnrolmentOutcome, LookAtLink } from './enrolling.ts';
import { type EnrolmentLink, readFragment } from './enrolment-link.ts';
import { NamePage } from './name-page.tsx';
import { NoLinkPage } from './no-link-page.tsx';
import { PassphrasePage } from './passphrase-page.tsx';
import { PlacePage } from './place-page.tsx';
import { ReadyPage } from './ready-page.tsx';
import { LinkTrouble, Trouble } from './trouble.tsx';
import { useLinkStanding } from './use-link-standing.ts';

const STEPS = 4;

type Step = 'place' | 'name' | 'passphrase';

/**
 * Sets a device up in four screens: unit, officer, passphrase, ready. What was typed stays whatever
 * goes wrong; after an answer that got lost only the same order can be given again.
 */
export default function Enrolment(props: {
  t: Messages;
  /** Fragment of the address that was opened; it is no longer in the address bar. */
  fragment: string;
  places: () => Promise<Places>;
  lookAtLink: LookAtLink;
  enrol: Enrol;
  onReady: (device: EnrolledDevice, vault: OpenVault, path: string) => void;
}) {
  const { t } = props;
  const [link, setLink] = useState<EnrolmentLink | null>(() => readFragment(props.fragment));
  const [step, setStep] = useState<Step>('place');
  const [unit, setUnit] = useState<Unit | null>(null);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<EnrolmentOutcome | null>(null);

  const { standing, looking, lookAgain } = useLinkStanding(link, props.lookAtLink);
  const linkTrouble = (
    <LinkTrouble t={t} standing={standing} looking={looking} onAgain={lookAgain} />
  );
  // Once enrolment was asked for, a late look would find this device's own use of the link.
  const refused = standing?.is === 'declined' && outcome === null && !working;

  if (!link || refused) return <NoLinkPage t={t} trouble={linkTrouble} onLink={setLink} />;
  if (outcome?.is === 'enrolled') {
    const { device, vault } = outcome;
    return (
      <ReadyPage
        t={t}
        progress={t.session.step(STEPS, STEPS)}
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
  const useOtherLink = () => {
    setLink(null);
    setOutcome(null);
  };
  const trouble = outcome && <Trouble t={t} trouble={outcome} onOtherLink={useOtherLink} />;

  switch (step) {
    case 'place':
      return (
        <PlacePage
          t={t}
          progress={t.session.step(1, STEPS)}
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
          progress={t.session.step(2, STEPS)}
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
          progress={t.session.step(3, STEPS)}
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
