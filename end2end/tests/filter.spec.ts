// The engine of linked filters says what a plain loop over all rows says, whatever is chosen after what.
import { expect, test } from "@playwright/test";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { changes, columns, loop, random } from "./rows.js";

// Browsers read the file as a module; Node needs to see that in its name.
const folder = mkdtempSync(join(tmpdir(), "keha-filter-")), copy = join(folder, "filter.mjs");
copyFileSync(join(import.meta.dirname, "../../frontend/public/filter.js"), copy);
const { init, update } = await import(pathToFileURL(copy).href);
rmSync(folder, { recursive: true });

/** Compared by hand: an `expect` for each of the many numbers would take minutes. */
function agrees(table: any, filters: any, cube: any, hint: string) {
  const views = update(filters, cube), expected: Record<string, Int32Array> = loop(table, filters), wrong: string[] = [];
  const { size, values = [...Array(size).keys()].map((code) => code + 1) } = table.score;
  for (const [name, counts] of Object.entries(expected)) {
    if (views[name].counts.join() !== counts.join()) wrong.push(name);
    if (name === "score") continue;
    for (let value = 0; value < table[name].size; value++) {
      const own = [...counts.subarray(value * size, (value + 1) * size)];
      const answers = own.reduce((sum, n) => sum + n, 0), mean = own.reduce((sum, n, score) => sum + n * values[score], 0) / answers;
      const told = views[name].mean[value];
      if (answers ? !(Math.abs(told - mean) < 1e-9) : !Number.isNaN(told)) wrong.push(`mean of ${name} ${value}`);
    }
    if (views[name].mean.length !== table[name].size) wrong.push(`means of ${name}`);
  }
  if (Object.keys(views).sort().join() !== Object.keys(expected).sort().join()) wrong.push("the views");
  if (wrong.length) throw new Error(`${hint}, ${JSON.stringify(filters)}: ${wrong.join(", ")} differ`);
}

test("random columns and filters: the same as a plain loop", () => {
  for (let n = 0; n < 200; n++) {
    const seed = Math.floor(Math.random() * 2 ** 31), hint = `seed ${seed}`, next = random(seed);
    const below = (most: number) => Math.floor(next() * most);
    const sizes: Record<string, number> = {};
    for (const name of ["unit", "theme", "month", "channel", "age"].slice(0, below(6))) sizes[name] = 1 + below(name === "unit" && n % 20 === 0 ? 400 : 15);
    sizes.score = 1 + below(11);
    const rows = below(3_000), table: any = columns(next, rows, sizes);
    if (n % 2) table.count = Uint32Array.from({ length: rows }, () => below(4) * below(1_000));
    if (n % 3 === 0) table.score.values = Array.from({ length: sizes.score }, () => below(200) - 100);
    const cube = init(table);
    agrees(table, {}, cube, hint);
    const steps = changes(next, sizes, 30);
    for (const { filters } of steps) agrees(table, filters, cube, hint);
    // Several dimensions at once, as when somebody goes back or opens a link.
    for (let k = 0; k < 10; k++) agrees(table, steps[below(30)].filters, cube, hint);
  }
});

const unit = { codes: Uint8Array.of(0, 0, 1, 2), size: 3 };
const score = { codes: Uint8Array.of(0, 1, 1, 2), size: 3 };

test("nothing chosen shows nothing elsewhere, and everything comes back", () => {
  const cube = init({ unit, score });
  const none = update({ unit: [] }, cube);
  expect([...none.score.counts]).toEqual([0, 0, 0]);
  expect([...none.unit.counts]).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 1]);
  expect([...update({ score: new Set() }, cube).unit.mean]).toEqual([NaN, NaN, NaN]);
  expect([...update({ unit: undefined }, cube).unit.mean]).toEqual([1.5, 2, 3]);
});

test("no rows, no values, one value, only scores", () => {
  const nothing = { codes: new Uint8Array(0), size: 2 };
  agrees({ unit: nothing, score: nothing }, { unit: [1] }, init({ unit: nothing, score: nothing }), "no rows");
  const never = { codes: new Uint8Array(0), size: 0 };
  agrees({ unit: never, month: never, score: nothing }, {}, init({ unit: never, month: never, score: nothing }), "no values");
  const one = { codes: new Uint8Array(4), size: 1 };
  agrees({ unit: one, score: one }, { unit: [0] }, init({ unit: one, score: one }), "one value");
  agrees({ score }, { score: [2] }, init({ score }), "only scores");
});

test("dimensions may have any name", () => {
  const table = { 2011: unit, constructor: unit, score };
  agrees(table, {}, init(table), "no filter");
  agrees(table, { 2011: [0, 2] }, init(table), "a filter");
});

test("rows that stand for many answers, up to what 32 bits hold", () => {
  const most = 2 ** 31 - 1, one = { codes: new Uint8Array(2), size: 1 };
  const cube = init({ unit: one, score: one, count: Uint32Array.of(most - 5, 5) });
  expect(cube.cells).toBe(1);
  update({ unit: [] }, cube);
  expect([...update({}, cube).score.counts]).toEqual([most]);
  expect(() => init({ unit: one, score: one, count: Uint32Array.of(most, 1) })).toThrow("2147483648 answers are more than 32 bits hold");
});

test("each table has its own filters; what an update gave stays as it was", () => {
  const staff = init({ unit, score }), customers = init({ unit, score, count: Uint8Array.of(1, 2, 3, 4) });
  const before = update({ unit: [0] }, staff);
  expect([...update({ unit: [2] }).score.counts]).toEqual([0, 0, 4]);
  expect([...update({ unit: [1] }, staff).score.counts]).toEqual([0, 1, 0]);
  expect([...before.score.counts]).toEqual([1, 1, 0]);
  expect([...update({ unit: [2] }, customers).score.counts]).toEqual([0, 0, 4]);
});

test("what is wrong is told, and changes nothing", () => {
  const short = { codes: Uint8Array.of(0), size: 3 };
  expect(() => init({ unit: short, score })).toThrow(new RangeError("unit has 1 rows, score has 4"));
  expect(() => init({ unit, score, count: Uint8Array.of(1) })).toThrow(new RangeError("count has 1 rows, score has 4"));
  expect(() => init({ unit: { ...unit, size: 2 }, score })).toThrow(new RangeError("unit has the code 2, its size is 2"));
  expect(() => init({ unit: { codes: [0, 0, 1, 2], size: 3 } as any, score })).toThrow(TypeError);
  expect(() => init({ unit: { ...unit, size: 2.5 }, score })).toThrow(TypeError);
  expect(() => init({ unit, score: { ...score, values: [1, 2] } })).toThrow(new RangeError("score.values has 2 values, its size is 3"));
  expect(() => init({ unit, score: { ...score, values: [1, NaN, 3] } })).toThrow(TypeError);
  expect(() => init({ unit } as any)).toThrow("score.codes is no Uint8Array, Uint16Array or Uint32Array");
  expect(() => init({ unit: { ...unit, size: 2 ** 31 }, score })).toThrow("there are too many combinations of values");
  const cube = init({ unit, score });
  update({ unit: [0] }, cube);
  expect(() => update({ unit: [1], score: [3] }, cube)).toThrow(new RangeError("score has no code 3"));
  expect(() => update({ unit: [1], colour: [0] }, cube)).toThrow(new RangeError("there is no dimension colour"));
  agrees({ unit, score }, { unit: [0, 2] }, cube, "after errors");
});
