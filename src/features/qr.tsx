import './qr.css';
import { encode } from 'uqr';

/** A QR code as one path, because a string of SVG may not become markup here. Bytes stay bytes. */
export function Qr({ data, label }: { data: string | readonly number[]; label: string }) {
  const { data: rows, size } = encode(data, { border: 2 });
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
