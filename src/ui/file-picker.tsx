import { useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

/** The browser's own way to choose a file, behind a button of ours. */
export function FilePicker(props: {
  word: string;
  /** As the browser's own `accept`; any file unless said. */
  accept?: string;
  look?: 'primary';
  icon?: IconName;
  waiting?: boolean;
  onFile: (file: File) => void;
}) {
  const { word, accept, onFile, ...look } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => input.current?.click()}>
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file, mended, may be chosen again.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
