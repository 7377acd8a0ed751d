import { useEffect } from 'preact/hooks';
import { groupNationalId } from '#thai/national-id.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { useKeys } from '../use-keys.ts';
import { usePictureLines, usePictures } from '../use-pictures.ts';
import { blocksIn } from './form/check.ts';
import { FormContext, useOpenTools } from './form/form-context.ts';
import { questionWords, sayFaultInList, unwrap } from './form/say.ts';
import { useScans } from './form/use-scans.ts';
import type { OpenRegistration } from './open-registration.ts';
import { Answers } from './review/answers.tsx';

/** Everything that was said, read back to the debtor before it counts. */
export function ReviewPage({ registration }: { registration: OpenRegistration }) {
  const { form, record } = registration;
  const { t, navigate } = useDesk();
  const tools = useOpenTools(form);
  const { words } = tools;
  const draft = form.draft.value;
  const ref = showRef(draft.ref);
  const stopped = form.faults.value.some(blocksIn(draft.registration));
  useEffect(() => {
    // Somebody came by the address: what stops a check stops this page too.
    if (stopped) navigate(`/reg/${record}`, true);
  }, [stopped]);
  useEffect(() => {
    const row = new URLSearchParams(location.search).get('at');
    if (row === null) return;
    const link = document.querySelector<HTMLElement>(`[data-at="${CSS.escape(row)}"]`);
    const folded = link?.closest('details');
    if (folded) folded.open = true;
    link?.focus();
  }, []);
  const sign = () => navigate(`/reg/${record}/sign`);
  useScans(form);
  useKeys({ F9: sign });
  const id = unwrap(draft.registration.debtor.nationalId);
  const doubts = form.doubts.value;
  const attached = usePictureLines(usePictures(), record)?.length ?? 0;
  return (
    <FormContext.Provider value={tools}>
      <div class="registration registration--narrow">
        <div class="registration__body">
          <div class="review">
            <PageTitle
              title={words.review.title}
              documentTitle={t.shell.title(words.review.title)}
              above={
                <>
                  {words.ref} <span class="ref">{ref}</span>
                </>
              }
            />
            <p>{words.review.lead}</p>
            {typeof id === 'string' && (
              <div class="read-back">
                <span>{words.review.idReadBack}</span>
                <strong class="read-back__id">
                  {groupNationalId(id).replaceAll('-', '\u2011')}
                </strong>
              </div>
            )}
            {doubts.length > 0 && (
              <Notice tone="wait" title={words.review.doubts}>
                <ul class="plain-list">
                  {doubts.map((doubt) => (
                    <li key={`${doubt.path} ${doubt.code}`}>
                      {sayFaultInList(doubt, { ...tools, draft })}{' '}
                      <a href={`/reg/${record}?at=${doubt.path}`}>
                        {words.review.changeField(questionWords(words, doubt.path).label)}
                      </a>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <Answers record={record} />
            {attached > 0 && <p>{words.review.pictures(attached)}</p>}
            <p class="review__no-return">{words.review.noReturn}</p>
          </div>
        </div>
        <div class="registration__actions">
          <Button look="primary" keyHint="F9" onClick={sign}>
            {words.review.confirm}
          </Button>
          <Button icon="back" onClick={() => navigate(`/reg/${record}`)}>
            {words.review.backToForm}
          </Button>
        </div>
      </div>
    </FormContext.Provider>
  );
}
