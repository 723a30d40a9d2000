import type { ReactNode } from 'react';

/** Boards of the floor, as x positions of their joints: wide enough to be seen behind a graphic, no two the same. */
const BOARDS: readonly number[] = [0, 130, 290, 410, 580, 700, 860, 1010, 1130, 1290, 1420, 1570, 1700, 1830];
/** Rows of seats, far to near: y, height. */
const SEATS: readonly (readonly [number, number])[] = [
  [150, 34],
  [206, 40],
  [270, 46],
];

/** A sports hall as a main camera sees it, drawn: bright floor, dark stand, a banner. Light and dark parts both, to judge a graphic against. */
export function StillBackdrop({ className }: { className: string | undefined }): ReactNode {
  return (
    <svg className={className} viewBox="0 0 1920 1080" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id="hall-wall" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#59636e" />
          <stop offset="1" stopColor="#2c343d" />
        </linearGradient>
        <linearGradient id="hall-floor" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#c99d63" />
          <stop offset="1" stopColor="#e4bd84" />
        </linearGradient>
        <pattern id="hall-crowd" width="52" height="40" patternUnits="userSpaceOnUse">
          <circle cx="12" cy="14" r="8" fill="#d9c2ab" />
          <rect x="3" y="20" width="18" height="20" rx="6" fill="#7c3b3b" />
          <circle cx="38" cy="15" r="8" fill="#8d6b52" />
          <rect x="29" y="21" width="18" height="19" rx="6" fill="#3f5a7d" />
        </pattern>
      </defs>
      <rect width="1920" height="430" fill="url(#hall-wall)" />
      {[240, 720, 1200, 1680].map((x) => (
        <rect key={x} x={x - 120} y="30" width="240" height="20" rx="6" fill="#fbfdff" opacity="0.85" />
      ))}
      {SEATS.map(([y, height]) => (
        <g key={y}>
          <rect y={y + height - 6} width="1920" height="14" fill="#1d232a" />
          <rect y={y} x={(y * 7) % 40} width="1920" height={height} fill="url(#hall-crowd)" opacity="0.75" />
        </g>
      ))}
      <rect y="344" width="1920" height="86" fill="#1b3f6b" />
      {[60, 700, 1340].map((x) => (
        <g key={x}>
          <rect x={x} y="358" width="520" height="58" rx="4" fill="#f2f4f6" />
          <rect x={x + 24} y="376" width="300" height="22" rx="3" fill="#c3ccd6" />
          <circle cx={x + 470} cy="387" r="18" fill="#d5472f" />
        </g>
      ))}
      <rect y="430" width="1920" height="650" fill="url(#hall-floor)" />
      {BOARDS.map((x) => (
        <path
          key={x}
          d={`M${960 + (x - 960) * 0.6} 430 L${960 + (x - 960) * 1.9} 1080`}
          stroke="#b98c54"
          strokeWidth="2"
        />
      ))}
      <g fill="none" stroke="#fdfdfb" strokeWidth="7">
        <path d="M150 500 H1770 L2010 1010 H-90 Z" />
        <path d="M960 500 V1010" />
        <ellipse cx="960" cy="720" rx="190" ry="88" />
      </g>
      <path d="M150 596 L470 596 L400 850 L-12 850 Z" fill="#b2452e" opacity="0.75" />
      <path d="M1770 596 L1450 596 L1520 850 L1932 850 Z" fill="#b2452e" opacity="0.75" />
      <g fill="none" stroke="#fdfdfb" strokeWidth="6">
        <path d="M105 596 H470 L400 850 H-15" />
        <path d="M1815 596 H1450 L1520 850 H1935" />
      </g>
      <g fill="#11161c" opacity="0.3">
        <ellipse cx="660" cy="806" rx="46" ry="11" />
        <ellipse cx="1180" cy="700" rx="38" ry="9" />
        <ellipse cx="1390" cy="890" rx="50" ry="12" />
      </g>
      <Player x={660} y={806} size={1.15} shirt="#f5f5f2" />
      <Player x={1180} y={700} size={0.95} shirt="#22406e" />
      <Player x={1390} y={890} size={1.3} shirt="#22406e" />
    </svg>
  );
}

/** A player's outline, feet at x, y. */
function Player({ x, y, size, shirt }: { x: number; y: number; size: number; shirt: string }): ReactNode {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <path d="M-24 0 L-12 -80 H12 L26 0 H12 L0 -52 L-10 0 Z" fill="#7a5540" />
      <path d="M-20 -66 H20 L22 -112 H-22 Z" fill={shirt} opacity="0.92" />
      <path d="M-22 -102 L-26 -160 Q0 -176 26 -160 L22 -102 Z" fill={shirt} />
      <path d="M-26 -158 L-44 -112 L-36 -106 L-20 -140 Z M26 -158 L46 -118 L38 -110 L20 -140 Z" fill="#7a5540" />
      <circle cx="0" cy="-182" r="16" fill="#7a5540" />
    </g>
  );
}
