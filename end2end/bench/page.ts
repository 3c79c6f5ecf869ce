// What the phone of somebody with a personal link loads, and when: 20 agreement items, one choice and two open texts, in Finnish, over
// 400 kbit/s with 400 ms and a processor four times slower. Bodies are counted as they travel, by a proxy that also
// sees what the service worker fetches: browsers do not slow that down.
import { type Browser, chromium, type Page } from "@playwright/test";
import { existsSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import { invite, openRound, PERSONAL, setUp } from "../tests/org.ts";
import { startServer } from "../tests/server.ts";

const RUNS = 5;

type Proxy = { port: number; files: Map<string, number>; stop: () => void };

function proxy(target: URL, staticPage: () => string): Promise<Proxy> {
  const files = new Map<string, number>();
  const server = createServer((request, response) => {
    if (request.url === "/static") {
      const body = brotliCompressSync(staticPage());
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-encoding": "br" }).end(body);
      return;
    }
    const headers = { ...request.headers, host: target.host };
    const asked = forward({ host: "127.0.0.1", port: target.port, path: request.url, method: request.method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.on("data", (part: Buffer) => files.set(request.url ?? "", (files.get(request.url ?? "") ?? 0) + part.length));
      reply.pipe(response);
    });
    asked.on("error", () => response.destroy());
    request.pipe(asked);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({ port, files, stop: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}

async function slowPage(browser: Browser) {
  const context = await browser.newContext({ locale: "fi-FI", viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const rate = (400 * 1000) / 8;
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: rate, uploadThroughput: rate });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // Frames are drawn only when nothing blocks them: a radio button seen in one can be chosen.
  await page.addInitScript(`(function look() {
    if (document.querySelector("input[type=radio]")?.offsetParent) window.firstAnswerable = performance.now();
    else requestAnimationFrame(look);
  })()`);
  // The page itself counts whole, although it can be answered before its end; others as far as they have come.
  let began = 0;
  const pages = new Set<string>();
  const parts: { at: number; bytes: number; page: boolean }[] = [];
  session.on("Network.requestWillBeSent", (event) => {
    began ||= event.timestamp;
    if (event.type === "Document") pages.add(event.requestId);
  });
  session.on("Network.dataReceived", (event) => {
    if (!pages.has(event.requestId)) parts.push({ at: event.timestamp, bytes: event.encodedDataLength, page: false });
  });
  session.on("Network.loadingFinished", (event) => {
    if (pages.has(event.requestId)) parts.push({ at: event.timestamp, bytes: event.encodedDataLength, page: true });
  });
  const firstBytes = (ms: number) =>
    parts.filter((part) => part.page || (part.at - began) * 1000 <= ms).reduce((sum, part) => sum + part.bytes, 0);
  return { context, page, firstBytes };
}

async function firstAnswerable(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => (window as any).firstAnswerable, undefined, { timeout: 120_000 });
  return (await found.jsonValue()) as number;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const system = "/usr/bin/chromium";
const server = await startServer();
const browser = await chromium.launch({ executablePath: existsSync(system) ? system : undefined, args: ["--no-sandbox", "--disable-gpu"] });
const desk = await browser.newPage({ locale: "fi-FI" });
await setUp(desk, server, ["Rannan koulu"]);
await openRound(desk, server, PERSONAL);
const addresses = (await invite(desk, Array.from({ length: RUNS + 1 }, (_, n) => `${n}`))).map((link) => new URL(link));
await desk.goto(addresses[RUNS].href);
const items = await desk.locator("fieldset").evaluateAll((sets) => sets.map((set) => ({
  legend: set.querySelector("legend")?.textContent ?? "",
  options: [...set.querySelectorAll("label")].map((label) => label.textContent ?? ""),
  type: set.querySelector("input")?.type ?? "radio",
})));
const texts = await desk.locator("textarea").count();
await desk.close();
const escape = (text: string) => text.trim().replace(/&/g, "&amp;").replace(/</g, "&lt;");
const staticPage = `<!doctype html><html lang="fi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kysely</title>
<style>body{font:17px system-ui;max-width:40rem;margin:auto;padding:1rem}label{display:block;padding:.6rem 0}</style><form method="post">
${items.map((item, n) => `<fieldset><legend>${escape(item.legend)}</legend>${item.options.map((option, m) => `<label><input type="${item.type}" name="q${n}" value="${m}"> ${escape(option)}</label>`).join("")}</fieldset>`).join("\n")}
${"<textarea></textarea>".repeat(texts)}<button>Lähetä</button></form></html>`;
const between = await proxy(new URL(server.url), () => staticPage);
const host = `http://localhost:${between.port}`;

const runs = [];
for (let run = 0; run < RUNS; run++) {
  const plain = await slowPage(browser);
  await plain.page.goto(`${host}/static`, { waitUntil: "commit" });
  const staticMs = await firstAnswerable(plain.page);
  await plain.context.close();

  between.files.clear();
  const phone = await slowPage(browser);
  const address = addresses[run];
  await phone.page.goto(`${host}${address.pathname}${address.hash}`, { waitUntil: "commit" });
  const firstMs = await firstAnswerable(phone.page);
  // Ready for days without a connection: the page is kept, and so is the ballot.
  const offlineMs = await phone.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!Object.keys(localStorage).some((key) => key.startsWith("keha.ticket."))) await new Promise((done) => setTimeout(done, 20));
    return performance.now();
  });
  runs.push({ staticMs, firstMs, firstBytes: phone.firstBytes(firstMs), offlineMs, offlineBytes: [...between.files.values()].reduce((sum, bytes) => sum + bytes, 0) });
  await phone.context.close();
}
const result = {
  first_answerable_bytes: Math.round(median(runs.map((run) => run.firstBytes))),
  first_answerable_ms: Math.round(median(runs.map((run) => run.firstMs))),
  static_page_ms: Math.round(median(runs.map((run) => run.staticMs))),
  offline_ready_bytes: Math.round(median(runs.map((run) => run.offlineBytes))),
  offline_ready_ms: Math.round(median(runs.map((run) => run.offlineMs))),
};
console.table(runs.map((run) => Object.fromEntries(Object.entries(run).map(([name, value]) => [name, Math.round(value)]))));
console.table([...between.files].map(([file, bytes]) => ({ file, bytes })));
await browser.close();
between.stop();
await server.stop();
console.log(JSON.stringify(result));
