// Linked filters over 100 thousand, 1 million and 10 million rows, beside crossfilter2 in the same page: 60 changes of
// a filter, five times over. A pass gives its median and 95th percentile, and the middle one of the passes is told;
// loading is the middle of three. After every change both engines say the same, or the bench fails; ten million rows
// are checked by a plain loop. Memory is what an engine keeps alive beyond the columns: JavaScript heap and array
// buffers after collecting garbage, from the browser.
import { chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const PASSES = 5, LOADS = 3;
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
// High enough that no view is out of sight, where it would not be painted.
const page = await browser.newPage({ viewport: { width: 1100, height: 1100 } });
page.setDefaultTimeout(300_000);
page.on("pageerror", (error) => { console.log(error.message); });
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
const bench = <T>(call: string): Promise<T> => page.evaluate(`bench.${call}`);

const session = await page.context().newCDPSession(page);
async function held(): Promise<number> {
  for (let n = 0; n < 3; n++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage") as { usedSize: number; backingStorageSize: number };
  return usedSize + backingStorageSize;
}

const at = (values: number[], share: number) => [...values].sort((one, two) => one - two)[Math.ceil(values.length * share) - 1];
const median = (values: number[]) => at(values, 0.5);
const round = (value: number) => Math.round(value * 100) / 100;

async function load(call: () => Promise<number>) {
  const times = [], before = await held();
  for (let n = 0; n < LOADS; n++) times.push(await call());
  return { load_ms: round(median(times)), mb: round((await held() - before) / 1e6) };
}

const steps = await bench<number>("steps"), cells: Record<string, number> = {};
const result: Record<string, { median_ms: number; p95_ms: number; load_ms: number; mb: number; draw_p95_ms?: number }> = {};
for (const [name, rows, beside] of [["100k", 100_000, true], ["1m", 1_000_000, true], ["10m", 10_000_000, false]] as const) {
  await bench(`rows(${rows})`);
  const loaded = await load(async () => {
    const [ms, found] = await bench<[number, number]>("load()");
    cells[name] = found;
    return ms;
  });
  const draws: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const times = [];
    await bench("clear()");
    for (let step = 0; step < steps; step++) times.push(await bench<number>(`frame(${step})`));
    draws.push(at(times, 0.95));
  }
  const otherLoaded = beside && await load(() => bench<number>("loadOther()"));
  const passes: number[][][] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const times: number[][] = [];
    await bench("clear()");
    for (let step = 0; step < steps; step++) times.push(await bench<number[]>(`change(${step}, ${!beside && pass === 0})`));
    passes.push(times);
  }
  const told = (engine: number) => {
    const times = passes.map((pass) => pass.map((change) => change[engine]));
    return { median_ms: round(median(times.map(median))), p95_ms: round(median(times.map((pass) => at(pass, 0.95)))) };
  };
  result[`rows_${name}`] = { ...told(0), ...loaded, draw_p95_ms: round(median(draws)) };
  if (otherLoaded) result[`crossfilter2_${name}`] = { ...told(1), ...otherLoaded };
}
await browser.close();
server.close();
console.table(result);
console.log(`cells that occur: ${JSON.stringify(cells)}`);
console.log(JSON.stringify(result));
