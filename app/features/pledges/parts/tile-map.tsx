import { useId } from "react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import type { Shown } from "~/features/disclosure/rules/rounding";
import { shadeOf, shadesOf, tileAt, tileLines, type Shade } from "../rules/tiles";

export type TilePlace = { code: string; name: string; count: Shown };

type TileMapProps = {
  title: string;
  /** The picture in words, for who cannot see it. */
  summary: string;
  /** In the order of the codes. */
  places: readonly TilePlace[];
  step: number;
  fewerThan: number;
};

const size = 120;
const gap = 8;
/** Light shades carry dark letters, dark ones light letters, also in the dark and on grey paper. */
const opacities = [0.12, 0.32, 0.8, 1] as const;
const isDeep = (shade: number) => shade >= 2;

/**
 * One tile per kecamatan in the order of its code, shaded by the published figure, hatched where it is hidden. Drawn for
 * wide and for narrow screens, of which one is always switched off. The same numbers stand in a table beside it.
 */
export function TileMap({ title, summary, places, step, fewerThan }: TileMapProps) {
  const id = useId().replaceAll(":", "");
  const shades = shadesOf(
    places.flatMap(({ count }) => count ?? []),
    step,
  );
  return (
    <div className="grid gap-4">
      {[
        { key: "wide", columns: 6, className: "max-w-[48rem] max-md:hidden print:block!" },
        { key: "narrow", columns: 3, className: "max-w-md md:hidden print:hidden!" },
      ].map(({ key, columns, className }) => {
        const rows = Math.ceil(places.length / columns);
        const name = `${id}-${key}`;
        return (
          <svg
            key={key}
            viewBox={`0 0 ${columns * (size + gap) - gap} ${rows * (size + gap) - gap}`}
            role="img"
            aria-labelledby={`${name}-title ${name}-desc`}
            className={`house h-auto w-full ${className}`}
          >
            <title id={`${name}-title`}>{title}</title>
            <desc id={`${name}-desc`}>{summary}</desc>
            <Hatch id={name} />
            {places.map((place, index) => (
              <Tile
                key={place.code}
                place={place}
                at={tileAt(index, columns)}
                shades={shades}
                id={name}
                fewerThan={fewerThan}
              />
            ))}
          </svg>
        );
      })}
      <Legend
        shades={shades}
        id={id}
        fewerThan={fewerThan}
        hidden={places.some(({ count }) => count === null)}
      />
    </div>
  );
}

type TileProps = {
  place: TilePlace;
  at: { x: number; y: number };
  shades: readonly Shade[];
  id: string;
  fewerThan: number;
};

function Tile({ place: { name, count }, at, shades, id, fewerThan }: TileProps) {
  const [x, y] = [at.x * (size + gap), at.y * (size + gap)];
  const shade = count === null ? -1 : shadeOf(count, shades);
  const ink = isDeep(shade) ? "fill-surface" : "fill-ink";
  return (
    <g>
      <Ground x={x} y={y} width={size} height={size} shade={shade} id={id} />
      {count === null ? (
        <rect x={x + 6} y={y + 6} width={size - 12} height={size - 12} rx="3" className="fill-surface" />
      ) : null}
      {tileLines(name, 13).map((line, index) => (
        <text key={line + index} x={x + 10} y={y + 26 + index * 18} fontSize="15" className={ink}>
          {line}
        </text>
      ))}
      <text
        x={x + 10}
        y={y + size - 12}
        fontSize={count === null ? 18 : 24}
        fontWeight="700"
        className={`${ink} font-display tabular-nums`}
      >
        {count === null ? `< ${formatCount(fewerThan)}` : formatCount(count)}
      </text>
    </g>
  );
}

type GroundProps = { x: number; y: number; width: number; height: number; shade: number; id: string };

/** The shade of a tile with its edge; hatched for a hidden figure. */
function Ground({ shade, id, ...box }: GroundProps) {
  return (
    <>
      <rect {...box} rx="4" className="fill-surface" />
      {shade < 0 ? (
        <rect {...box} rx="4" fill={`url(#${id}-hatch)`} />
      ) : (
        <rect {...box} rx="4" className="fill-river" fillOpacity={opacities[shade]} />
      )}
      <rect {...box} rx="4" fill="none" strokeWidth="1.5" className="stroke-edge" />
    </>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="7" height="7" className="fill-surface" />
        <rect width="2" height="7" className="fill-house-hatch" />
      </pattern>
    </defs>
  );
}

type LegendProps = { shades: readonly Shade[]; id: string; fewerThan: number; hidden: boolean };

function Legend({ shades, id, fewerThan, hidden }: LegendProps) {
  const entries = [
    ...shades.map(({ from, to }, shade) => ({
      shade,
      words: from === to ? formatCount(from) : `${formatCount(from)} – ${formatCount(to)}`,
    })),
    ...(hidden ? [{ shade: -1, words: m.pledges_map_hidden({ n: formatCount(fewerThan) }) }] : []),
  ];
  return (
    <ul aria-label={m.pledges_map_legend()} className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {entries.map(({ shade, words }) => (
        <li key={shade} className="flex items-center gap-2">
          <svg
            viewBox="0 0 32 20"
            width="32"
            height="20"
            aria-hidden="true"
            focusable="false"
            className="house flex-none"
          >
            <Hatch id={`${id}-key${shade}`} />
            <Ground x={1} y={1} width={30} height={18} shade={shade} id={`${id}-key${shade}`} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
