// Linked filters over 100 thousand, 1 million and 10 million rows, beside crossfilter2 in the same page: 60 changes of
// a filter, five times over, each time in a new page, where nothing is warm. A pass gives its median and 95th
// percentile, and the middle one of the passes is told, also of loading. After every change both engines say the same,
// or the bench fails; ten million rows are checked by a plain loop. Memory is what an engine keeps alive beyond the
// columns: JavaScript heap and array buffers after collecting garbage, from the browser.
import { chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const PASSES = 5;
const files: Record<string, [type: string, path: string]> = {
  "/": ["text/html", "bench/frame.html"],
  "/filter.js": ["text/javascript", "../frontend/public/filter.js"],
  "/rows.js": ["text/javascript", "tests/rows.js"],
  "/crossfilter.js": ["text/javascript", "node_modules/crossfilter2/crossfilter.min.js"],
};
const server = createServer((request, response) => {
  const [type, path] = files[request.url ?? ""] ?? [];
  if (!type) { response.writeHead(404).end(); return; }
  // Isolated pages have a clock of 5 µs, others of 100 µs.
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" });
  response.end(readFileSync(join(import.meta.dirname, "..", path)));
});
await new Promise<void>((ready) => { server.listen(0, "127.0.0.1", ready); });

const system = "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath: existsSync(system) ? system : undefined, args: ["--no-sandbox", "--disable-gpu"] });
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

/** A new page with this many rows: what it measures, and what it holds. */
async function open(rows: number) {
  // High enough that no view is out of sight, where it would not be painted.
  const page = await browser.newPage({ viewport: { width: 1100, height: 1100 } });
  page.setDefaultTimeout(300_000);
  page.on("pageerror", (error) => { console.log(error.message); });
  await page.goto(url);
  const bench = <T>(call: string): Promise<T> => page.evaluate(`bench.${call}`);
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    for (let n = 0; n < 3; n++) await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage") as { usedSize: number; backingStorageSize: number };
    return (usedSize + backingStorageSize) / 1e6;
  };
  await bench(`rows(${rows})`);
  return { bench, held, close: () => page.close() };
}

const at = (values: number[], share: number) => [...values].sort((one, two) => one - two)[Math.ceil(values.length * share) - 1];
const median = (values: number[]) => at(values, 0.5);
const round = (value: number) => Math.round(value * 100) / 100;

const cells: Record<string, number> = {};
const result: Record<string, Record<string, number>> = {};
for (const [name, rows, beside] of [["100k", 100_000, true], ["1m", 1_000_000, true], ["10m", 10_000_000, false]] as const) {
  const engines = [`rows_${name}`, ...(beside ? [`crossfilter2_${name}`] : [])];
  const passes = engines.map(() => ({ median_ms: [] as number[], p95_ms: [] as number[], load_ms: [] as number[], mb: [] as number[] }));
  const draws: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const { bench, held, close } = await open(rows), steps = await bench<number>("steps"), changes: number[][] = [];
    const before = await held();
    const [ms, found] = await bench<[number, number]>("load()");
    const between = await held();
    passes[0].load_ms.push(ms);
    passes[0].mb.push(between - before);
    cells[name] = found;
    if (beside) {
      passes[1].load_ms.push(await bench<number>("loadOther()"));
      passes[1].mb.push(await held() - between);
    }
    for (let step = 0; step < steps; step++) changes.push(await bench<number[]>(`change(${step}, ${!beside && pass === 0})`));
    passes.forEach((told, engine) => {
      const times = changes.map((change) => change[engine]);
      told.median_ms.push(median(times));
      told.p95_ms.push(at(times, 0.95));
    });
    await close();

    const drawn = await open(rows), frames: number[] = [];
    await drawn.bench("load()");
    for (let step = 0; step < steps; step++) frames.push(await drawn.bench<number>(`frame(${step})`));
    draws.push(at(frames, 0.95));
    await drawn.close();
  }
  engines.forEach((engine, n) => {
    result[engine] = Object.fromEntries(Object.entries(passes[n]).map(([key, values]) => [key, round(median(values))]));
  });
  result[`rows_${name}`].draw_p95_ms = round(median(draws));
}
await browser.close();
server.close();
console.table(result);
console.log(`cells that occur: ${JSON.stringify(cells)}`);
console.log(JSON.stringify(result));
