import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { SelectField } from "~/ui/choice-fields";
import { DataTable } from "~/ui/data-table";
import { FilterChips, FilterForm, SearchField } from "~/ui/filters";
import { Pagination } from "~/ui/pagination";
import { Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { Tag } from "~/ui/tag";
import { TaskList } from "~/ui/task-list";

const longName = "Raden Roro Siti Nurhayati Kusumaningrum binti Haji Abdurrahman";
const longPlace =
  "Desa Sukamaju Mekarjaya Tengah Persiapan Pemekaran dari Sukamaju Mekarjaya, Kecamatan Cabangbungin Utara Sekali";

const rows = [
  { name: longName, village: longPlace, value: 1_250_000_000_000 },
  { name: "Ani", village: "Sukamaju", value: 0 },
  { name: "Budi Contoh", village: "Lenggahjaya", value: 450_000 },
];

/** Tasks, summary list, filters, table, paging. */
export function GalleryLists({ here }: { here: string }) {
  return (
    <>
      <Section title={m.ui_gallery_tasks()}>
        <TaskList
          tasks={[
            { title: m.ui_gallery_task_b(), href: "#content", count: "12", hint: m.ui_gallery_task_hint() },
            { title: m.ui_gallery_task_e(), href: "#content", count: "1.204" },
          ]}
        />
        <TaskList
          withProgress
          tasks={[
            { title: m.ui_gallery_task_a(), href: "#content", state: "done" },
            {
              title: m.ui_gallery_task_b(),
              href: "#content",
              state: "started",
              hint: m.ui_gallery_task_hint(),
            },
            { title: m.ui_gallery_task_c(), href: "#content", state: "todo" },
            { title: m.ui_gallery_task_d(), state: "blocked" },
            { title: m.ui_gallery_task_e(), state: "waiting" },
          ]}
        />
      </Section>
      <Section title={m.ui_gallery_summary()}>
        <SummaryList
          rows={[
            { label: m.ui_gallery_name(), value: longName, changeHref: "#content" },
            { label: m.ui_gallery_village(), value: longPlace, changeHref: "#content" },
            { label: m.ui_gallery_value(), value: <Amount value="unknown" /> },
          ]}
        />
      </Section>
      <Section title={m.ui_gallery_list()}>
        <FilterForm action={here} keep={{ sort: "name" }}>
          <SearchField label={m.ui_gallery_search()} defaultValue="siti" />
          <SelectField
            id="filter-place"
            name="place"
            label={m.ui_gallery_village()}
            optional
            options={rows.map(({ village }) => ({ value: village, label: village }))}
          />
        </FilterForm>
        <FilterChips
          clearHref={here}
          chips={[
            { label: `${m.ui_gallery_name()}: siti`, removeHref: "#a" },
            { label: `${m.ui_gallery_village()}: Sukamaju`, removeHref: "#b" },
          ]}
        />
        <DataTable
          caption={m.ui_gallery_list_caption()}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            {
              key: "name",
              header: m.ui_gallery_name(),
              rowHeader: true,
              sort: { href: "#a", direction: "ascending" },
              cell: ({ name }) => <a href="#content">{name}</a>,
              total: m.ui_gallery_total(),
            },
            {
              key: "village",
              header: m.ui_gallery_village(),
              sort: { href: "#b" },
              cell: ({ village }) => village,
            },
            {
              key: "value",
              header: m.ui_gallery_value(),
              numeric: true,
              sort: { href: "#c" },
              cell: ({ value }) => <Amount value={value} />,
              total: <Amount value={1_250_000_450_000} />,
            },
            {
              key: "state",
              header: m.ui_gallery_state(),
              cell: () => <Tag shape="half" word={m.ui_gallery_state_half()} family="moss" />,
            },
          ]}
        />
        <Pagination page={7} pageSize={25} total={3961} hrefOf={(page) => `${here}?page=${page}`} />
        <Pagination page={1} pageSize={25} total={3} hrefOf={() => here} />
      </Section>
    </>
  );
}
