import type { ComponentChildren } from 'preact';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';

/** One screen of setting up: where one is, a question, back and on. */
export function StepPage(props: {
  t: Messages;
  /** Where one is: the journey and its step. */
  above: string;
  title: string;
  onward: string;
  working?: boolean;
  onSubmit: () => void;
  onBack?: () => void;
  children: ComponentChildren;
  /** Stands below the button that leads on. */
  after?: ComponentChildren;
}) {
  const { t } = props;
  return (
    <form
      class="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        if (!props.working) props.onSubmit();
        // Once the answer is drawn, the focus goes to what has to be mended.
        requestAnimationFrame(() =>
          form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus(),
        );
      }}
    >
      {props.onBack && (
        <Button look="text" icon="back" onClick={props.onBack}>
          {t.shell.back}
        </Button>
      )}
      <PageTitle
        title={props.title}
        documentTitle={t.shell.title(props.title)}
        above={props.above}
      />
      {props.children}
      <Button type="submit" look="primary" size="full" waiting={props.working ?? false}>
        {props.onward}
      </Button>
      {props.after}
    </form>
  );
}
