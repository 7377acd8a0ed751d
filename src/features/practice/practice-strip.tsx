import './practice.css';
import { useEffect } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/button.tsx';
import type { Practice } from '../practice-door.ts';
import { usePracticeWords } from './words.ts';

/** On every screen of a practice, and its mark over all of them, so that nobody takes it for real. */
export default function PracticeStrip({ practice }: { practice: Practice }) {
  const words = usePracticeWords();
  const cut = practice.cut.value;
  useEffect(() => {
    document.documentElement.dataset.practice = words.mark;
  }, [words]);
  return (
    <section class="strip practice-strip" aria-label={words.strip}>
      <p class="strip__words">
        <strong>{words.strip}</strong> {words.stripMore}
      </p>
      <div class="row">
        <Button onClick={() => practice.cutNetwork(!cut)}>{cut ? words.mend : words.cut}</Button>
        <Button onClick={() => practice.insertCard()}>{words.insertCard}</Button>
        <LinkButton href="/practice">{words.tasksLink}</LinkButton>
        <Button onClick={() => practice.leave()}>{words.leave}</Button>
      </div>
    </section>
  );
}
