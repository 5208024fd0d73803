import type { ReactNode } from "react";

/** The twelve rooms of the house, in the order they are drawn. */
export const houseRoomIds = [
  "housing",
  "water",
  "sanitation",
  "electricity",
  "food",
  "health",
  "care",
  "school",
  "skills",
  "work",
  "livelihood",
  "documents",
] as const;

export type HouseRoomId = (typeof houseRoomIds)[number];

/** One thing per room, by which it is known without reading: drawn on 48 × 48, standing on the floor (y = 48). */
export const things: Record<HouseRoomId, ReactNode> = {
  // a bed
  housing: <path d="M2 14h5v16h4v-7h13v7h22v18h-5v-7H7v7H2z" />,
  // a tap over a bucket
  water: <path d="M4 7h7V3H8V0h14v3h-3v4h6c7 0 12 4 12 10v3h-8v-2c0-2-1-3-3-3H4zM17 26h30l-4 22H21z" />,
  // a latrine with its cistern
  sanitation: <path d="M6 6h15v19H6zM6 28h37c0 8-5 12-11 14v6H13v-6c-5-3-7-8-7-14z" />,
  // a lamp
  electricity: <path d="M24 2a15 15 0 0 0-9 27v6h18v-6A15 15 0 0 0 24 2zM15 38h18v4H15zM19 44h10v4H19z" />,
  // a pot
  food: <path d="M20 13h8v5h15v5H5v-5h15zM1 28h6v-2h34v2h6v5h-6v7c0 5-3 8-8 8H15c-5 0-8-3-8-8v-7H1z" />,
  // a first-aid box
  health: (
    <path fillRule="evenodd" d="M15 14V6h18v8h12v34H3V14zm4 0h10v-4H19zm2 7v7h-7v6h7v7h6v-7h7v-6h-7v-7z" />
  ),
  // an old person with a stick
  care: (
    <path d="M19 2a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM12 19h13c3 0 5 2 6 5l2 8h2v-4c0-5 10-5 10 1h-4c0-2-2-2-2 0v19h-4V36h-5l-3-6 3 18H7z" />
  ),
  // a book on a desk
  school: (
    <path d="M24 12c5-4 11-4 16-2v14c-5-2-11-2-16 1-5-3-11-3-16-1V10c5-2 11-2 16 2zM1 28h46v6h-5v14h-6V34H12v14H6V34H1z" />
  ),
  // a sewing machine
  skills: <path d="M5 12h5V8h6v4h22c4 0 7 3 7 7v22h2v7H1v-7h34V25H17v6h-3v7h-4v-7H5z" />,
  // a helmet
  work: <path d="M20 12h8v12h3V14c7 3 11 10 11 19v3h5v7H1v-7h5v-3c0-9 4-16 11-19v10h3z" />,
  // a cart that sells
  livelihood: (
    <path
      d="M4 4h40l4 13h-4v10h3v14h-5a6 6 0 0 1-12 2H18a6 6 0 0 1-12-2H1V27h3V17H0zm5 13v10h30V17z"
      fillRule="evenodd"
    />
  ),
  // a paper with writing
  documents: <path fillRule="evenodd" d="M7 2h24l10 10v36H7zm7 14v4h16v-4zm0 9v4h20v-4zm0 9v4h20v-4z" />,
};
