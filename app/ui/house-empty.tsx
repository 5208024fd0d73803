import { roofPath, roomBoxes, smallPlan } from "~/ui/house-plan";

const count = 12;
/** The room that is lit though nothing has happened yet: next to the stair, somebody is at home. */
const lit = 10;

/** The house with its lights off but one: nothing here yet. Decoration beside words, therefore silent. */
export function EmptyHouse() {
  return (
    <svg
      viewBox={`0 0 ${smallPlan.width} ${smallPlan.height}`}
      aria-hidden="true"
      focusable="false"
      className="house h-auto w-32 flex-none"
    >
      <g className="fill-none stroke-house-wall" strokeWidth="2.5" strokeLinejoin="round">
        <path d={roofPath(smallPlan)} />
        <path d={`M${smallPlan.body.x} 48v96h${smallPlan.body.width}v-96`} />
        <path d="M30 144v8M100 144v8M170 144v8" />
      </g>
      {roomBoxes({ ...smallPlan, wall: 6 }, count).map((box, index) => (
        <rect
          key={index}
          {...box}
          strokeWidth="1.5"
          className={index === lit ? "fill-house-lit stroke-house-wall" : "fill-none stroke-house-hatch"}
        />
      ))}
      <path d="M0 153h200" strokeWidth="3" strokeLinecap="round" className="stroke-house-ground" />
    </svg>
  );
}
