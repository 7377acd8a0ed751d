/** Drawn on a 24-px grid with 2-px strokes; `•` marks a shape that is filled. */
const paths = {
  pencil: 'M4 20l1-5L16 4l4 4L9 19z M14 6l4 4',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M12 7v5l3.5 2',
  'arrow-up': 'M12 20V5 M6 11l6-6l6 6',
  check: 'M4.5 12.5l5 5L20 7',
  warning: 'M12 4L2.5 20.5h19z M12 10v5 M12 17.8v.2',
  copies: 'M9 9h11v11H9z M15 9V4H4v11h5',
  dot: '•M12 6.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  triangle: '•M12 5L3 20h18z',
  turn: 'M20 12a8 8 0 1 1-2.5-5.8 M20.5 2.5v5h-5',
  alert: 'M12 4v10 M12 19v.3',
  desk: 'M3 9h18 M5 9v11 M19 9v11 M9 9V4h6v5 M5 15h14',
  list: 'M8 6h12 M8 12h12 M8 18h12 M3.5 6h.5 M3.5 12h.5 M3.5 18h.5',
  outbox: 'M4 14v6h16v-6 M12 15V3.5 M7.5 8L12 3.5L16.5 8',
  paper: 'M6 3h9l4 4v14H6z M14.5 3v5H19 M9 12h7 M9 16h7',
  chart: 'M4 20h16 M6.5 16v-5 M12 16V5 M17.5 16V9',
  more: 'M4 6h16 M4 12h16 M4 18h16',
  lock: 'M5 11h14v9H5z M8 11V8a4 4 0 0 1 8 0v3',
  plus: 'M12 5v14 M5 12h14',
  minus: 'M5 12h14',
  camera: 'M3 8h4l2-3h6l2 3h4v11H3z M12 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z M15.5 15.5L20.5 20.5',
  info: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M12 11v6 M12 7.3v.2',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  close: 'M5.5 5.5l13 13 M18.5 5.5l-13 13',
  back: 'M15 5l-7 7l7 7',
  'eye-off':
    'M3.5 12c2-4 5-6 8.5-6s6.5 2 8.5 6c-2 4-5 6-8.5 6s-6.5-2-8.5-6z M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z M4 4l16 16',
} as const;
export type IconName = keyof typeof paths;

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  const path: string = paths[name];
  const filled = path.startsWith('•');
  return (
    <svg class={small ? 'icon icon--small' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path class={filled ? 'fill' : ''} d={filled ? path.slice(1) : path} />
    </svg>
  );
}
