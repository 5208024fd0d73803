import { renderToStaticMarkup as html } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Amount } from "~/ui/amount";
import { DataTable } from "~/ui/data-table";
import { ErrorSummary } from "~/ui/error-summary";
import { fieldProps, formErrors } from "~/ui/field-props";
import { Gallery } from "~/ui/gallery";
import { House } from "~/ui/house";
import { labelLines, levels, narrowPlan, roomBoxes, widePlan } from "~/ui/house-plan";
import { formatCount } from "~/platform/i18n/format";
import { shareText } from "~/ui/share-text";
import { fieldState } from "~/platform/forms/field-state";
import { Pagination } from "~/ui/pagination";
import { Timeline } from "~/ui/timeline";
import { NumberField, TextField } from "~/ui/text-fields";

describe("a field", () => {
  it("names its hint and its error to those who cannot see them", () => {
    const text = html(<TextField name="title" label="Nama" hint="Seperti di surat." error={["Isi nama."]} />);
    expect(text).toContain('aria-describedby="title-hint title-error"');
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('<label for="title"');
  });

  it("keeps what was typed, wrong or not", () => {
    expect(html(<NumberField name="seats" label="Kursi" defaultValue="enam belas" />)).toContain(
      'value="enam belas"',
    );
  });

  it("takes digits without a spinner", () => {
    const text = html(<NumberField name="seats" label="Kursi" />);
    expect(text).toContain('type="text"');
    expect(text).toContain('inputMode="numeric"');
  });

  it("takes what a forms library knows of it", () => {
    const field = { name: "seats", id: "form-seats", errors: ["Isi."], initialValue: "1x", key: "k" };
    expect(fieldProps(field)).toEqual({
      name: "seats",
      id: "form-seats",
      error: ["Isi."],
      defaultValue: "1x",
    });
    expect(formErrors({ id: "form", allErrors: { seats: ["Isi."], "": ["Tertutup."] } })).toEqual([
      { text: "Isi.", id: "form-seats" },
      { text: "Tertutup.", id: undefined },
    ]);
  });
});

describe("the error summary", () => {
  it("leads to each field and takes the focus", () => {
    const text = html(<ErrorSummary errors={[{ id: "form-seats", text: "Isi jumlah kursi." }]} />);
    expect(text).toContain('href="#form-seats"');
    expect(text).toContain("autofocus");
  });

  it("says which field each error means where the sentence alone does not", () => {
    const result = { typed: {}, errors: { payee: "required", "": "closed" } };
    const words = (code: string) => (code === "required" ? "Isi bagian ini" : "Sudah ditutup");
    const fields = fieldState({}, result, words, { payee: () => "Siapa yang dibayar" });
    expect(fields.errors.map(({ text }) => text)).toEqual([
      "Siapa yang dibayar: isi bagian ini",
      "Sudah ditutup",
    ]);
    expect(fields.one("payee").error).toBe("Isi bagian ini");
  });

  it("is not there when nothing is wrong", () => {
    expect(html(<ErrorSummary errors={[]} />)).toBe("");
  });
});

describe("an amount", () => {
  it("looks different when it is zero, unknown, not applicable and hidden", () => {
    const kinds = [0, "unknown", "not-applicable", { hiddenBelow: 5 }] as const;
    const seen = kinds.map((value) => html(<Amount value={value} />).replace(/<[^>]+>/g, ""));
    expect(new Set(seen).size).toBe(4);
    expect(seen[0]).toBe("0");
    expect(seen[3]).toContain("Angka di bawah 5 disamarkan");
  });

  it("is never rounded to nothing or to everything", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(shareText)).toEqual(["0%", "< 1%", "50%", "> 99%", "100%"]);
    expect(formatCount(3961)).toBe("3.961");
  });
});

describe("a table", () => {
  const columns = [
    {
      key: "name",
      header: "Nama",
      rowHeader: true,
      sort: { href: "?sort=-name", direction: "ascending" as const },
      cell: (row: { name: string }) => row.name,
    },
  ];

  it("says by which column it is sorted and shows each value once", () => {
    const text = html(
      <DataTable caption="Daftar" columns={columns} rows={[{ name: "Ani" }]} rowKey={(row) => row.name} />,
    );
    expect(text).toContain('aria-sort="ascending"');
    expect(text.split("Ani")).toHaveLength(2);
  });
});

describe("paging", () => {
  const shown = (page: number, total: number) =>
    html(<Pagination page={page} pageSize={25} total={total} hrefOf={(n) => `?page=${n}`} />).replace(
      /<[^>]+>/g,
      " ",
    );

  it("says which rows of how many", () => {
    expect(shown(1, 3961)).toContain("1–25 dari 3.961");
    expect(shown(159, 3961)).toContain("3.951–3.961 dari 3.961");
  });

  it("offers no pages when there is one only", () => {
    expect(shown(1, 3)).not.toContain("Berikutnya");
    expect(shown(1, 26)).toContain("Berikutnya");
    expect(shown(2, 26)).not.toContain("Berikutnya");
  });
});

describe("the house", () => {
  it("fills from the floor by shares that add up to the room", () => {
    expect(levels(100, 1, 1, 2)).toEqual({ delivered: 25, matched: 25 });
    expect(levels(100, 0, 0, 0)).toBeUndefined();
  });

  it.each([widePlan, narrowPlan])("keeps its twelve rooms within its walls", (plan) => {
    const boxes = roomBoxes(plan, 12);
    for (const { x, y, width, height } of boxes) {
      expect(x).toBeGreaterThan(plan.body.x);
      expect(y).toBeGreaterThan(plan.body.y);
      expect(x + width).toBeLessThan(plan.body.x + plan.body.width);
      expect(y + height).toBeLessThan(plan.body.y + plan.body.height);
      expect(height).toBeGreaterThan(plan.plaque * 2);
    }
  });

  it("tells its numbers to those who cannot see it and hides what must stay hidden", () => {
    const text = html(
      <House
        title="Rumah"
        rooms={[
          { id: "water", name: "Air", delivered: 120, matched: 0, waiting: 180 },
          { id: "care", name: "Perawatan", hiddenBelow: 10 },
        ]}
        roof={[
          { label: "Di daftar", value: "3.961" },
          { label: "Terlayani", value: "2.214" },
          { label: "Menunggu", value: "1.747" },
        ]}
        words={{ delivered: "Diserahkan", matched: "Dicocokkan", waiting: "Menunggu" }}
      />,
    );
    expect(text).toContain("Air: 120 dari 300; Perawatan: disamarkan.");
    expect(text).toContain("Terlayani 2.214");
  });

  it("breaks a long label of the roof where both lines are shortest", () => {
    expect(labelLines("Keluarga di daftar", 2)).toEqual(["Keluarga", "di daftar"]);
    expect(labelLines("Menunggu", 2)).toEqual(["Menunggu"]);
    expect(labelLines("Keluarga di daftar", 1)).toEqual(["Keluarga di daftar"]);
  });
});

it("nothing of the kit needs inline styles or scripts", () => {
  const text = html(<Gallery here="/gaya" />);
  expect(text).not.toMatch(/ style=| onclick=|<script/i);
});

describe("a history", () => {
  const event = (key: string, what: string, who: string, note?: string) => ({
    ...{ key, what, who, note, when: `jam ${key}`, dateTime: `2023-01-0${key}` },
  });

  it("tells what somebody did several times in a row once, with the latest time and how often", () => {
    const text = html(
      <Timeline
        events={[
          event("5", "Draf disimpan", "Sari"),
          event("4", "Draf disimpan", "Sari"),
          event("3", "Draf disimpan", "Budi"),
          event("2", "Dikembalikan", "Analis", "Sebutkan tempat"),
          event("1", "Dikembalikan", "Analis", "Sebutkan jumlah"),
        ]}
      />,
    );
    expect(text.match(/<li/g)).toHaveLength(4);
    expect(text).toContain("jam 5");
    expect(text).not.toContain("jam 4");
    expect(text).toContain("2 kali");
    expect(text).toContain("Sebutkan tempat");
    expect(text).toContain("Sebutkan jumlah");
  });
});

describe("the house", () => {
  it("draws no room with less than nothing in it, however its parts divide", () => {
    const rooms = Array.from({ length: 40 }, (_, i) => ({
      ...{ id: "housing" as const, name: "Rumah", delivered: i + 1, matched: 3 * i + 1, waiting: 0 },
    }));
    const number = { label: "Tempat", value: "1" };
    const words = { delivered: "sudah", matched: "disandingkan", waiting: "menunggu" };
    for (const room of rooms)
      expect(
        html(<House title="Rumah" rooms={[room]} roof={[number, number, number]} words={words} />),
      ).not.toMatch(/height="-/);
  });
});
