// The answering road in Firefox and WebKit.
import { expect, type Page, test } from "@playwright/test";
import { type Engine, firefox, firefoxProgram, webkit, webkitProgram } from "./engines.ts";
import { invite, openRound, PERSONAL, setUp } from "./org.ts";
import { stored } from "./phone.ts";
import { html, onSync, type Proxy, startProxy } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let proxy: Proxy;
let address: string;
let personal: string[];
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  proxy = await startProxy(server.url);
  const desk: Page = await browser.newPage();
  await setUp(desk, server, ["Rannan koulu"]);
  address = proxy.url + new URL(await openRound(desk, server)).pathname;
  await openRound(desk, server, PERSONAL);
  personal = (await invite(desk, ["a", "b", "c", "d"])).map((link) => link.replace(server.url, proxy.url));
  await desk.close();
});
test.afterAll(async () => { proxy.stop(); await server.stop(); });

const ready = (engine: Engine) => expect.poll(() => engine.run<string>(`return document.querySelector(".bar [data-state]")?.textContent ?? ""`), { timeout: 30_000 }).toMatch(/tallentuvat|tallessa|sparas|sparat|saved/i);
const fill = (engine: Engine, mark: string) => engine.run(`
  const input = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));
  const radio = document.querySelector("input[type=radio]"); radio.checked = true; input(radio);
  const area = document.querySelector("form textarea"); area.value = ${JSON.stringify(mark)}; input(area);`);
const send = (engine: Engine) => engine.run(`document.querySelector("button.send").click();`);
const state = (engine: Engine) => engine.run<string>(`return document.querySelector("h1 ~ [data-state]")?.dataset.state ?? ""`);
const storage = (engine: Engine, prefix: string) => engine.run<number>(`return Object.keys(localStorage).filter((key) => key.startsWith("${prefix}")).length`);
const wake = (engine: Engine) => engine.run(`window.dispatchEvent(new Event("online"));`);
const held = (mark: string) => stored(server).filter((row) => row.body.includes(mark)).length;

async function road(start: () => Promise<Engine>, name: string) {
  const engine = await start();
  try {
    proxy.weather = null;
    await engine.open(address);
    await ready(engine);
    // 21: what was written is there after the page was closed in the middle.
    await fill(engine, `${name}-kept`);
    await expect.poll(() => storage(engine, "keha.draft.")).toBe(1);
    await engine.open(address);
    await ready(engine);
    expect(await engine.run(`return document.querySelector("form textarea").value`)).toBe(`${name}-kept`);

    // 1, 6, 15: replies lost, odd statuses, a captive portal.
    const odd = [null, html(200), html(404), html(500), html(302, { location: "/elsewhere" })];
    let asked = 0;
    proxy.weather = onSync(async (_, pass) => { const reply = odd[asked++ % odd.length]; if (!reply) await pass(); return reply; });
    await send(engine);
    for (let n = 1; n <= odd.length; n++) {
      await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThanOrEqual(n);
      await wake(engine);
    }
    expect(await storage(engine, "keha.outbox.")).toBe(1);

    // 8: a body that was cut on the way is noticed.
    let cut = 0;
    proxy.weather = onSync(async (request) => {
      cut++;
      const reply = await fetch(`${server.url}/sync/v1`, { method: "POST", headers: { "content-type": "application/json" }, body: cut % 2 ? "" : request.body.slice(0, -40) });
      return { status: reply.status, headers: {}, body: Buffer.from(await reply.text()) };
    });
    await wake(engine);
    await expect.poll(() => cut, { timeout: 15_000 }).toBeGreaterThan(0);
    expect(await storage(engine, "keha.outbox.")).toBe(1);
    proxy.weather = null;
    await wake(engine);
    await expect.poll(() => state(engine), { timeout: 30_000 }).toBe("received");
    expect(held(`${name}-kept`)).toBe(1);

    // Without any connection the page opens, is filled in and waits; 16: it leaves when the connection is back.
    // On a busy machine WebKit sometimes gives up starting a worker; like a person, the test opens the page again.
    const controlled = () => engine.run<number>(`return navigator.serviceWorker.controller ? 1 : 0`);
    for (let visit = 0; visit < 3 && !(await controlled()); visit++) {
      await expect.poll(controlled, { timeout: 20_000 }).toBe(1).catch(() => engine.open(address));
    }
    await expect.poll(controlled, { timeout: 20_000 }).toBe(1);
    proxy.weather = async () => null;
    await engine.open(`${address}?again`);
    // The device remembers that somebody has answered.
    await expect.poll(() => state(engine), { timeout: 30_000 }).toBe("received");
    await engine.run(`document.querySelector(".another").click();`);
    await ready(engine);
    await fill(engine, `${name}-offline`);
    await send(engine);
    await expect.poll(() => state(engine)).toBe("device");
    proxy.weather = null;
    await wake(engine);
    await expect.poll(() => state(engine), { timeout: 30_000 }).toBe("received");
    expect(held(`${name}-offline`)).toBe(1);

    // A personal link: the ballot is made by this engine, too.
    await engine.open(personal.pop() ?? "");
    await expect.poll(() => storage(engine, "keha.ticket."), { timeout: 30_000 }).toBe(1);
    await fill(engine, `${name}-ballot`);
    await send(engine);
    await expect.poll(() => state(engine), { timeout: 30_000 }).toBe("received");
    expect(held(`${name}-ballot`)).toBe(1);
  } finally {
    await engine.close();
  }
}

test("the answering road in Firefox", async () => {
  test.skip(!firefoxProgram, "Firefox is not on this machine");
  test.setTimeout(180_000);
  await road(firefox, "firefox");
});

test("the answering road in WebKit", async () => {
  test.skip(!webkitProgram, "WebKit is not on this machine");
  test.setTimeout(180_000);
  await road(webkit, "webkit");
});
