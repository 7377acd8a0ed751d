/** Set in the session of a window that practises. */
export const PRACTISING = 'dd.practice';

/** Where the choices of this desk lie: those of a practice end with it and change no real desk. */
export const choiceShelf = (): Storage =>
  sessionStorage.getItem(PRACTISING) === 'yes' ? sessionStorage : localStorage;
