import { Button } from '../../../ui/button.tsx';
import { useFormTools } from './form-context.ts';
import { type SectionKey, sectionKeys } from './sections.ts';

/** What ends the form: check and save where all of it is seen, one section on or back where not. */
export function FormActions(props: {
  wide: boolean;
  current: SectionKey;
  onSection: (section: SectionKey) => void;
  onCheck: () => void;
  onSave: () => void;
}) {
  const { words } = useFormTools();
  const { wide, onSection } = props;
  const at = sectionKeys.indexOf(props.current);
  const next = sectionKeys[at + 1];
  const previous = sectionKeys[at - 1];
  return (
    <>
      {wide || !next ? (
        <Button look="primary" keyHint="F9" onClick={props.onCheck}>
          {words.check}
        </Button>
      ) : (
        <Button
          look="primary"
          onClick={(event) => {
            // A press of a key has no clicks to count: with Shift, Enter goes back as in the questions.
            if (!event.shiftKey || event.detail > 0) onSection(next);
            else if (previous) onSection(previous);
          }}
        >
          {words.next}
        </Button>
      )}
      {!wide && previous && (
        <Button icon="back" onClick={() => onSection(previous)}>
          {words.back}
        </Button>
      )}
      {wide && (
        <Button keyHint="Ctrl+S" onClick={props.onSave}>
          {words.saveNow}
        </Button>
      )}
    </>
  );
}
