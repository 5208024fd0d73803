import type { ReactNode } from "react";
import { formatCount } from "~/platform/i18n/format";
import { shareText } from "~/ui/share-text";
import {
  fittingSize,
  labelLines,
  levels,
  roofPath,
  roomBoxes,
  shortened,
  type Box,
  type HousePlan,
} from "~/ui/house-plan";
import { things, type HouseRoomId } from "~/ui/house-things";

export type HouseCount = "delivered" | "matched" | "waiting";

/**
 * How a need stands: counts that add up to all verified needs of the room, or the limit below which it is hidden. Where
 * only some counts are too small to show, they are 0 here and named in `few`, so that none of them is taken for zero.
 */
export type HouseRoom = { id: HouseRoomId; name: string } & (
  | { delivered: number; matched: number; waiting: number; few?: { below: number; counts: HouseCount[] } }
  | { hiddenBelow: number }
);

/** A number the roof carries, as text. */
export type RoofNumber = { label: string; value: string };

type DrawingProps = {
  plan: HousePlan;
  rooms: readonly HouseRoom[];
  roof?: readonly RoofNumber[];
  /** Unique on the page; names the patterns of this drawing. */
  id: string;
  /** `<title>` and `<desc>`. */
  children: ReactNode;
  className?: string;
};

/** The house cut open. Needs nothing but attributes and the tokens; the words around it are the caller's. */
export function HouseDrawing({ plan, rooms, roof = [], id, children, className = "" }: DrawingProps) {
  const boxes = roomBoxes(plan, rooms.length);
  return (
    <svg
      viewBox={`0 0 ${plan.width} ${plan.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      className={`house h-auto w-full ${className}`}
    >
      {children}
      <HousePatterns id={id} scale={plan.wall / 4} />
      <Posts plan={plan} />
      <rect {...plan.body} className="fill-house-wall" />
      {rooms.map((room, index) => {
        const box = boxes[index];
        return box ? <Room key={room.id} room={room} box={box} plan={plan} id={id} /> : null;
      })}
      <path
        d={roofPath(plan)}
        className="fill-bar stroke-house-wall"
        strokeWidth={plan.wall}
        strokeLinejoin="round"
      />
      <Finials plan={plan} />
      <RoofNumbers plan={plan} numbers={roof} />
    </svg>
  );
}

/** Hatching for what waits, dots for what is hidden. */
export function HousePatterns({ id, scale }: { id: string; scale: number }) {
  const step = 5 * scale + 3;
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width={step}
        height={step}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={step} height={step} className="fill-house-room" />
        <rect width={0.6 * scale + 0.8} height={step} className="fill-house-hatch" />
      </pattern>
      <pattern id={`${id}-dots`} width={step} height={step} patternUnits="userSpaceOnUse">
        <rect width={step} height={step} className="fill-house-room" />
        <circle cx={step / 2} cy={step / 2} r={0.5 * scale + 0.5} className="fill-house-hatch" />
      </pattern>
    </defs>
  );
}

type RoomProps = { room: HouseRoom; box: Box; plan: HousePlan; id: string };

function Room({ room, box, plan, id }: RoomProps) {
  const fill: Box = { ...box, y: box.y + plan.plaque, height: box.height - plan.plaque };
  return (
    <g>
      <rect {...box} className="fill-house-room" />
      <Fill room={room} box={fill} plan={plan} id={id} />
      {plan.thing > 0 ? <Thing id={room.id} box={fill} size={plan.thing} /> : null}
      {plan.plaque > 0 ? <Plaque room={room} box={box} plan={plan} /> : null}
    </g>
  );
}

function Fill({ room, box, plan, id }: RoomProps) {
  if ("hiddenBelow" in room) return <rect {...box} fill={`url(#${id}-dots)`} />;
  const level = levels(box.height, room.delivered, room.matched, room.waiting);
  if (!level) return null;
  const floor = box.y + box.height;
  // Never below nothing: a full room leaves a rounding error of the two divisions.
  const waiting = Math.max(0, box.height - level.delivered - level.matched);
  const line = plan.wall / 3;
  return (
    <>
      <rect {...box} height={waiting} fill={`url(#${id}-hatch)`} />
      <rect
        x={box.x}
        width={box.width}
        y={floor - level.delivered - level.matched}
        height={level.matched}
        className="fill-house-promised"
      />
      <rect
        x={box.x}
        width={box.width}
        y={floor - level.delivered}
        height={level.delivered}
        className="fill-house-lit"
      />
      {level.matched > line ? (
        <Level box={box} y={floor - level.delivered - level.matched} line={line} />
      ) : null}
      {level.delivered > line ? <Level box={box} y={floor - level.delivered} line={line} /> : null}
    </>
  );
}

/** The dark edge on top of a fill, so that levels can be told apart without colour. */
function Level({ box, y, line }: { box: Box; y: number; line: number }) {
  return <rect x={box.x} width={box.width} y={y} height={line} className="fill-house-wall" />;
}

function Thing({ id, box, size }: { id: HouseRoomId; box: Box; size: number }) {
  const scale = size / 48;
  return (
    <g
      transform={`translate(${box.x + size * 0.28} ${box.y + box.height - size}) scale(${scale})`}
      className="fill-house-thing stroke-house-halo"
      strokeWidth={5}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {things[id]}
    </g>
  );
}

function Plaque({ room, box, plan }: { room: HouseRoom; box: Box; plan: HousePlan }) {
  const { share } = plan.text;
  const pad = plan.plaque * 0.27;
  const base = box.y + plan.plaque * 0.68;
  const shareText = roomShare(room);
  const space = box.width - pad * 3 - shareText.length * share * 0.58;
  const size = fittingSize(room.name, space, plan.text.name);
  return (
    <>
      <text x={box.x + pad} y={base} fontSize={size} className="fill-ink font-sans">
        {shortened(room.name, space, size)}
      </text>
      <text
        x={box.x + box.width - pad}
        y={base}
        fontSize={share}
        fontWeight="700"
        textAnchor="end"
        className="fill-ink font-display tabular-nums"
      >
        {shareText}
      </text>
    </>
  );
}

/** The share delivered in words a plaque has room for. */
function roomShare(room: HouseRoom): string {
  if ("hiddenBelow" in room) return `< ${formatCount(room.hiddenBelow)}`;
  const total = room.delivered + room.matched + room.waiting;
  if (room.few?.counts.includes("delivered")) return `< ${formatCount(room.few.below)}`;
  return total === 0 ? "–" : shareText(room.delivered / total);
}

function RoofNumbers({ plan, numbers }: { plan: HousePlan; numbers: readonly RoofNumber[] }) {
  const { top, eave, ridgeInset, overhang } = plan.roof;
  const { roofLabel, roofValue, labelLines: lines } = plan.text;
  if (roofValue === 0) return null;
  const left = plan.body.x - overhang + ridgeInset * 0.68;
  const each = (plan.width - left * 2) / Math.max(1, numbers.length);
  const valueBase = top + (eave - top) * (lines === 1 ? 0.62 : 0.5);
  return (
    <>
      {numbers.map(({ label, value }, index) => {
        const x = left + each * (index + 0.5);
        const size = Math.min(roofValue, each / (value.length * 0.62));
        return (
          <g key={label} textAnchor="middle">
            <text
              x={x}
              y={valueBase}
              fontSize={size}
              fontWeight="700"
              className="fill-on-bar font-display tabular-nums"
            >
              {value}
            </text>
            {labelLines(label, lines).map((line, row) => (
              <text
                key={line}
                x={x}
                y={valueBase + roofLabel * (1.5 + row * 1.2)}
                fontSize={fittingSize(line, each, roofLabel)}
                className="fill-on-bar-soft font-sans"
              >
                {line}
              </text>
            ))}
          </g>
        );
      })}
    </>
  );
}

/** Crossed boards at both ends of the ridge. */
function Finials({ plan }: { plan: HousePlan }) {
  const { top, ridgeInset, overhang } = plan.roof;
  const size = (plan.roof.eave - top) * 0.13;
  return (
    <>
      {[plan.body.x - overhang + ridgeInset, plan.body.x + plan.body.width + overhang - ridgeInset].map(
        (x) => (
          <path
            key={x}
            d={`M${x - size * 0.7} ${top - size}L${x + size * 0.5} ${top + size * 0.6}M${x + size * 0.7} ${top - size}L${x - size * 0.5} ${top + size * 0.6}`}
            className="stroke-house-wall"
            strokeWidth={plan.wall * 0.9}
            strokeLinecap="round"
          />
        ),
      )}
    </>
  );
}

/** The house stands on posts; a stair leads up to it from the left. */
function Posts({ plan: { body, width, height, wall } }: { plan: HousePlan }) {
  const floor = body.y + body.height;
  const ground = height - wall;
  const count = 5;
  const post = wall * 2;
  const gap = (body.width - post * 2) / (count - 1);
  const steps = 4;
  const rise = (ground - floor + wall) / steps;
  const run = Math.min(rise * 1.1, (body.x - 2) / steps);
  const stair = Array.from({ length: steps }, () => `v${-rise}h${run}`).join("");
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <rect
          key={index}
          x={body.x + post / 2 + index * gap}
          y={floor}
          width={post}
          height={ground - floor}
          className="fill-house-wall"
        />
      ))}
      <path d={`M${body.x - run * steps} ${ground}${stair}v${rise * steps}z`} className="fill-house-wall" />
      <rect x={0} y={ground} width={width} height={wall} rx={wall / 2} className="fill-house-ground" />
    </>
  );
}
