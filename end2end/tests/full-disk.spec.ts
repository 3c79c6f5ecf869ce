// A real disk without a free byte: everybody gets a sentence in their language, and nothing is lost.
import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { send, stored } from "./phone.ts";
import { fillDisk, type Server, startServer } from "./server.ts";

const possible = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
const languages = ["fi", "sv", "en"] as const;
type Words = Record<(typeof languages)[number], string>;

test("a full disk", async ({ page, browser }) => {
  test.skip(!possible, "this machine lets nobody make a small disk");
  const server: Server = await startServer({ smallDisk: true });
  await setUp(page, server, ["Rannan koulu"]);
  const answering = await openRound(page, server);
  const phone = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await phone.goto(answering);
  await phone.locator("input[type=radio]").first().check();
  await phone.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("keha.draft.")));
  const free = fillDisk(server);
  // The database's own file may have room for a few short answers still: they are taken and kept, until none is.
  const field = (await phone.locator("input[type=radio]").first().getAttribute("name")) ?? "";
  const short = () => fetch(answering, { method: "POST", body: new URLSearchParams({ [field]: "4" }), redirect: "manual" });
  let receipts = 0;
  for (let full = 0, sent = 0; full < 8; sent++) {
    const { status } = await short();
    receipts += Number(status === 303);
    full = status === 503 ? full + 1 : 0;
    expect(sent, "the disk is never full").toBeLessThan(500);
  }
  // A receipt is given only for what is really there, also when commits fail all around it.
  const rows = () => stored(server, ["nsenter", "-t", String(server.pid), "-U", "-m", "--preserve-credentials"]).length;
  expect(rows()).toBe(receipts);

  // With wasm the answer waits on the phone.
  await send(phone);
  await expect(phone.locator("h1 ~ [data-state=device]")).toBeVisible();
  // Without scripts the person is told to come back later; the browser keeps the form.
  const told: Words = { fi: "Palvelimen levy on täynnä, joten vastausta", sv: "Serverns disk är full, så svaret", en: "disk is full, so the answer" };
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const lang of languages) {
    await plain.goto(`${answering}?lang=${lang}`);
    await plain.locator("input[type=radio]").first().check();
    await plain.locator("form .send").click();
    await expect(plain.locator(".lead")).toContainText(told[lang]);
    await plain.goBack();
    await expect(plain.locator("input[type=radio]").first()).toBeChecked();
  }
  const desk: Words = { fi: "Palvelimen levy on täynnä, joten muutosta", sv: "Serverns disk är full, så ändringen", en: "disk is full, so the change" };
  for (const lang of languages) {
    await page.context().addCookies([{ name: "lang", value: lang, url: server.url }]);
    await page.goto(`${server.url}/units`);
    const name = page.locator("form").last().locator("input").first();
    await name.fill("Uusi koulu");
    await page.locator("form").last().locator("button").last().click();
    await expect(page.getByRole("alert").first()).toContainText(desk[lang]);
    await expect(name).toHaveValue("Uusi koulu");
  }

  free();
  await phone.evaluate(() => dispatchEvent(new Event("online")));
  await expect(phone.locator("[data-state=received]")).toBeVisible({ timeout: 20_000 });
  expect(rows()).toBe(receipts + 1);
  await page.locator("form").last().locator("button").last().click();
  await expect(page.locator(".unit-name", { hasText: "Uusi koulu" })).toBeVisible();
  expect(server.log()).not.toContain("panicked");
  await server.stop();
});
