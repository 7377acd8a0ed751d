const PRACTISING = 'dd.practice';

/** Whether this window practises: of this window only, and over when it is closed. */
export function practising(): boolean {
  try {
    return sessionStorage.getItem(PRACTISING) === 'yes';
  } catch {
    return false;
  }
}

/** From the next page on; what is chosen from then on ends with it. */
export const practise = (): void => sessionStorage.setItem(PRACTISING, 'yes');
export const practiseNoMore = (): void => sessionStorage.clear();

/** Where the choices of this desk lie: those of a practice end with it and change no real desk. */
export const choiceShelf = (): Storage => (practising() ? sessionStorage : localStorage);
