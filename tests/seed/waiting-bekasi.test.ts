import { describe } from "vitest";
import { useScenario } from "#tests/support/scenario";
import { useServer } from "#tests/support/server";
import { everyoneHasWork } from "#tests/support/waiting";

describe("the home pages of the Kabupaten Bekasi demo", () => {
  useScenario("bekasi_rutilahu");
  const server = useServer();
  everyoneHasWork(server.url);
});
