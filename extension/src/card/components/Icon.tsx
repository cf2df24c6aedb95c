import type { ComponentChildren } from "preact";

/** Our own icons: a 24 × 24 grid, strokes of 1.75, round ends; the colour is the text's. */
const SHAPES = {
  alert: (
    <>
      <path d="M12 4 2.8 19.5h18.4Z" />
      <path d="M12 10v4.2M12 17v.1" />
    </>
  ),
  arrow: <path d="M5 12h13M13 6.5l5.5 5.5-5.5 5.5" />,
  check: <path d="m5 12.8 4.6 4.6L19.2 7" />,
  chevron: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
  circle: <circle cx="12" cy="12" r="7.5" />,
  close: <path d="m6.5 6.5 11 11m0-11-11 11" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11" height="11" rx="2.5" />
      <path d="M15.5 5.5a2 2 0 0 0-2-2H6.5a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2" />
    </>
  ),
  cross: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m9 9 6 6m0-6-6 6" />
    </>
  ),
  fill: (
    <>
      <path d="M13.5 3.5h-7a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-6" />
      <path d="M8 9h4M8 13h3" />
      <path d="m11.5 16.2.6-3 7.4-7.4 2.3 2.3-7.4 7.4Z" />
    </>
  ),
  gear: (
    <>
      <circle cx="12" cy="12" r="3.2" />
      <path d="M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M18 6l-2.1 2.1M8.1 15.9 6 18" />
    </>
  ),
  grip: <path d="M9 6.5v.1M15 6.5v.1M9 12v.1M15 12v.1M9 17.5v.1M15 17.5v.1" stroke-width="2.6" />,
  hand: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8 12h8" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5M12 8v.1" />
    </>
  ),
  paste: (
    <>
      <path d="M9 5H7a2 2 0 0 0-2 2v11.5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-2" />
      <rect x="9" y="3" width="6" height="4" rx="1.4" />
      <path d="M8.8 12h6.4M8.8 16h4" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20c.8-3.8 3.8-6 7.5-6s6.7 2.2 7.5 6" />
    </>
  ),
  report: (
    <>
      <rect x="3" y="4" width="18" height="12" rx="2" />
      <path d="M8.5 20h7M12 16v4" />
      <path d="m8.8 10.2 2.2 2.2 4.2-4.4" />
    </>
  ),
  save: (
    <>
      <path d="M5.5 4.5h10l4 4v9a2 2 0 0 1-2 2h-12a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2Z" />
      <path d="M7.5 4.5v5h7v-5M7.5 19.5v-6h8v6" />
    </>
  ),
  more: <path d="M6 12v.1M12 12v.1M18 12v.1" stroke-width="2.8" />,
  refresh: (
    <>
      <path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4" />
      <path d="M19.7 3.5v4.2h-4.2" />
    </>
  ),
  stop: <rect x="6.5" y="6.5" width="11" height="11" rx="2.5" />,
  target: (
    <>
      <circle cx="12" cy="12" r="7" />
      <path d="M12 2.5V7M12 17v4.5M2.5 12H7M17 12h4.5M12 12v.1" />
    </>
  ),
  undo: (
    <>
      <path d="M4.5 9.5h9.2a5.3 5.3 0 0 1 0 10.6H9" />
      <path d="M8.7 5 4.3 9.5l4.4 4.4" />
    </>
  ),
} as const;

export type IconName = keyof typeof SHAPES;

/** What stands inside the drawn token. */
const INSIDE = {
  empty: null,
  right: <path d="m9.4 15.2 1.9 1.9 3.4-3.8" />,
  attention: <path d="M12 12.4v3.3M12 18.1v.1" />,
  unknown: <path d="M10.4 13.4a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.9.7-.9 1.3M12 18.3v.1" />,
  wrong: <path d="m10 13 4 4.2m0-4.2-4 4.2" />,
} as const;

export type TokenInside = keyof typeof INSIDE;

/** An icon that decorates: the text beside it says the same. */
export function Icon({ name }: { name: IconName }) {
  return <Svg>{SHAPES[name]}</Svg>;
}

/** The token, with its state inside; dashed when there is none. */
export function TokenIcon({ inside, absent = false }: { inside: TokenInside; absent?: boolean }) {
  return (
    <Svg>
      <g stroke-dasharray={absent ? "2.6 2.6" : undefined}>
        <path d="M8.7 9V4.4c0-.8.6-1.4 1.4-1.4h3.8c.8 0 1.4.6 1.4 1.4V9" />
        <rect x="6.2" y="9" width="11.6" height="12" rx="3" />
      </g>
      {absent ? null : <path d="M10.8 5.6v.1M13.2 5.6v.1" />}
      {INSIDE[inside]}
    </Svg>
  );
}

function Svg({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
