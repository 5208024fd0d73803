import postgres from "postgres";

const longName =
  "Perseroan Pengembangan Kawasan Industri Terpadu Nusantara Sejahtera Mandiri Bersama Masyarakat Pesisir Mahakam";
const oneWord = "PengembanganKawasanIndustriTerpaduNusantara";

/**
 * Gives what people name themselves the longest names a form takes in ordinary life (120 letters, one of the words without
 * a break) and makes sums of money as large as a program of a rich region: pages have to stand that.
 */
export async function stretchNames(ownerUrl: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const name = (short: string) => owner`left(${`${longName} `} || ${owner(short)} || ${` ${oneWord}`}, 120)`;
  await owner`update agency set name = left(${longName}, 75) || ' ' || ${oneWord} || ' ' || left(id::text, 3)`;
  await owner`update partner set name = left(${longName}, 75) || ' ' || ${oneWord} || ' ' || left(id::text, 3)`;
  await owner`update program set name = left(${longName}, 75) || ' ' || ${oneWord}, unit_value = unit_value * 19999`;
  await owner`update account set name = ${name("name")} where role <> 'partner'`;
  await owner`update pledge set amount = 9999999999999 where kind = 'fund' and amount is not null`;
  await owner`update pledge set implementer = ${name("implementer")} where implementer is not null`;
  await owner.end();
}
