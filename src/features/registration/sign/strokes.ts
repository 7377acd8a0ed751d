/** The box that strokes are stored in, whatever size they were drawn at. */
export const BOX = { width: 1000, height: 500 };
/** As many numbers in a stroke, and strokes in a signature, as the contract takes. */
const MOST_NUMBERS = 4000;
const MOST_STROKES = 200;

/** Flat whole numbers x, y, x, y … in the box, one list a stroke. */
export type Strokes = number[][];

interface Point {
  x: number;
  y: number;
}

/** What was drawn on a canvas `width` CSS pixels wide, in the box. */
export function strokesFrom(
  drawn: readonly { points: readonly Point[] }[],
  width: number,
): Strokes {
  const scale = BOX.width / width;
  const inBox = (value: number, most: number) =>
    Math.min(Math.max(Math.round(value * scale), 0), most);
  return drawn
    .slice(0, MOST_STROKES)
    .map(({ points }) =>
      thinned(points).flatMap(({ x, y }) => [inBox(x, BOX.width), inBox(y, BOX.height)]),
    );
}

/** Points for a canvas `width` CSS pixels wide, with a time apart that gives an even line. */
export function strokesIn(strokes: Strokes, width: number) {
  const scale = width / BOX.width;
  return strokes.map((numbers) => ({
    penColor: '#0b1220',
    dotSize: 0,
    minWidth: 1,
    maxWidth: 3,
    velocityFilterWeight: 0.7,
    compositeOperation: 'source-over' as const,
    points: Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => ({
      x: (numbers[2 * i] ?? 0) * scale,
      y: (numbers[2 * i + 1] ?? 0) * scale,
      pressure: 0.5,
      time: i * 16,
    })),
  }));
}

/** Every n-th point when there are more than the contract takes; the last one always stays. */
function thinned(points: readonly Point[]): Point[] {
  const step = Math.ceil((points.length * 2) / MOST_NUMBERS) || 1;
  return points
    .filter((_, i) => i % step === 0 || i === points.length - 1)
    .slice(0, MOST_NUMBERS / 2);
}
