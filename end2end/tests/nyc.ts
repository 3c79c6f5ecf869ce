// Real staff and customers of the same units, expanded to one row per answer as the files of the wizard have them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

function rows(path: string): string[][] {
  return readFileSync(join(root, path), "utf8").trim().split("\n").map((line) => line.split(","));
}

/** `dbn,answer`, a row for every teacher or parent. */
export function answers(who: "teachers" | "parents"): Buffer {
  const [head, ...schools] = rows(`server/example/nyc2011_${who}.csv`);
  const lines = ["dbn,answer"];
  for (const [school, ...counts] of schools) {
    counts.forEach((count, option) => {
      for (let n = 0; n < Number(count); n++) lines.push(`${school},${head[option + 1]}`);
    });
  }
  return Buffer.from(lines.join("\n") + "\n");
}

/** School, mean of teachers and their number, mean of parents and their number, computed by others. */
export function reference(): { school: string; staff: number; staffN: number; customer: number; customerN: number }[] {
  return rows("domain/tests/fixtures/insight/nyc2011_q1a_q2a_from_rows.csv").slice(1).map(([school, ...numbers]) => {
    const [staff, staffN, customer, customerN] = numbers.map(Number);
    return { school, staff, staffN, customer, customerN };
  });
}
