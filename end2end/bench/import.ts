// Two real files through the wizard: time from the click to the end, and the most memory that the server and the
// page's process ever held. RUNS times, each on a new server and in a new browser.
import { type Browser, chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { bring, parents, prepare, teachers } from "../tests/import.ts";
import { setUp } from "../tests/org.ts";
import { startServer } from "../tests/server.ts";

const RUNS = 3;
const system = "/usr/bin/chromium";

/** The most memory that a process has held, in megabytes. */
function peak(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(status.match(/VmHWM:\s+(\d+)/)?.[1]) / 1000;
}

async function pagePeak(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return Math.max(...processInfo.filter((one) => one.type === "renderer").map((one) => peak(one.id)));
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const runs = [];
for (let run = 0; run < RUNS; run++) {
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: existsSync(system) ? system : undefined, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ locale: "fi-FI" });
  await setUp(page, server, ["Rannan koulu"]);
  const empty = await pagePeak(browser);
  await prepare(page, server, teachers);
  const teachersMs = await bring(page);
  await prepare(page, server, parents);
  const parentsMs = await bring(page);
  runs.push({ teachersMs, parentsMs, serverMb: peak(server.pid), pageMb: await pagePeak(browser), emptyPageMb: empty });
  await browser.close();
  await server.stop();
}
console.table(runs.map((run) => Object.fromEntries(Object.entries(run).map(([name, value]) => [name, Math.round(value)]))));
console.log(JSON.stringify({
  teachers_ms: Math.round(median(runs.map((run) => run.teachersMs))),
  parents_ms: Math.round(median(runs.map((run) => run.parentsMs))),
  server_mb: Math.round(Math.max(...runs.map((run) => run.serverMb))),
  page_mb: Math.round(Math.max(...runs.map((run) => run.pageMb))),
}));
