import { describe } from "vitest";
import { useScenario } from "#tests/support/scenario";
import { useServer } from "#tests/support/server";
import { everyoneHasWork } from "#tests/support/waiting";

describe("the home pages of the Kota Palangka Raya demo", () => {
  useScenario("palangka_raya_muskel");
  const server = useServer();
  everyoneHasWork(server.url);
});
