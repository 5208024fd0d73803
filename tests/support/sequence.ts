import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest; started last, one of them alone would keep everybody waiting at the end. */
const longest = [
  "tests/pages/every-page",
  "tests/e2e/journey",
  "tests/access/matrix",
  "tests/e2e/kukar-sembako",
];

/** The longest files first; the others as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((part) => moduleId.replaceAll("\\", "/").includes(part));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
