// A team shapes a questionnaire: reviewers on phones, the coordinator at the desk, edits that survive a dead connection.
import { expect, type Page, test } from "@playwright/test";
import { describe, saved, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { arrived, everything, open, send, stored, waits } from "./phone.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  desk = await (await browser.newContext()).newPage();
  await setUp(desk, server, ["Rannan koulu"]);
});
test.afterAll(async () => { await server.stop(); });

const cards = (page: Page) => page.locator(".item-card");
const heading = (page: Page, n: number) => cards(page).nth(n).getByRole("heading").first();

async function newSurvey(page: Page): Promise<string> {
  await page.goto(`${server.url}/surveys`);
  await page.getByRole("button", { name: "Uusi kysely henkilöstölle" }).click();
  await expect(cards(page)).toHaveCount(23);
  return page.url();
}

/** Edits one card: opens it, and gives its fields. */
async function edit(page: Page, n: number) {
  await cards(page).nth(n).getByRole("button", { name: "Muokkaa" }).click();
  return cards(page).nth(n);
}

async function reword(page: Page, n: number, words: string) {
  const card = await edit(page, n);
  await card.getByLabel("Sanamuoto: Suomi").fill(words);
  await card.getByLabel("Sanamuoto: Suomi").blur();
  await card.getByRole("button", { name: "Muokkaa" }).click();
}

test("three phones review offline, two wordings are taken, the history says on whose request", async ({ browser }) => {
  const faults = watch(desk);
  const survey = await newSurvey(desk);
  const words = [await heading(desk, 0).innerText(), await heading(desk, 1).innerText()];
  await desk.getByRole("button", { name: "Tee arviointilinkki: Henkilöstölle" }).click();
  const link = (await desk.locator(".personal a").first().getAttribute("href")) ?? "";
  await accessible(desk);

  const phones = [];
  for (const n of [0, 1, 2]) {
    const phone = await (await browser.newContext({ locale: "fi-FI", viewport: { width: 360, height: 740 } })).newPage();
    await open(phone, link);
    if (n === 0) await accessible(phone);
    await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.context().setOffline(true);
    await everything(phone);
    await phone.getByRole("group", { name: words[n === 2 ? 1 : 0] }).first().getByLabel(n === 1 ? "Säilytä" : "Muotoile uudelleen").check();
    if (n === 0) await phone.getByLabel("Parempi sanamuoto").nth(0).fill("Saan voimia asiakkaista.");
    if (n === 1) await phone.getByLabel("Kommentti").nth(0).fill("Hyvä kysymys tämäkin.");
    if (n === 2) await phone.getByLabel("Parempi sanamuoto").nth(1).fill("Väsymys tulee kotiin asti.");
    await send(phone);
    await waits(phone);
    phones.push(phone);
  }
  for (const phone of phones) {
    await phone.context().setOffline(false);
    await arrived(phone);
  }

  await desk.getByRole("button", { name: "Katso uudet" }).first().click();
  await expect(desk.getByText("Arvioita: 3")).toBeVisible();
  await expect(cards(desk).nth(0).locator(".votes")).toHaveText(/Säilytä 1\s*Muotoile uudelleen 1\s*Poista 0/);
  await accessible(desk);
  // The coordinator has no connection just now: taking a wording is kept here first, like any edit.
  await desk.context().setOffline(true);
  await desk.getByRole("button", { name: "Ota käyttöön: Saan voimia asiakkaista." }).click();
  await expect(desk.locator(".tools .state")).toHaveAttribute("data-state", "device");
  await desk.getByRole("button", { name: "Ota käyttöön: Väsymys tulee kotiin asti." }).click();
  await desk.context().setOffline(false);
  await saved(desk);
  await expect(heading(desk, 0)).toHaveText("Saan voimia asiakkaista.");
  await expect(heading(desk, 1)).toHaveText("Väsymys tulee kotiin asti.");

  // A comment is answered, and whoever reviews sees the answer.
  const comment = cards(desk).nth(0).locator(".comments li", { hasText: "Hyvä kysymys tämäkin." });
  await comment.getByText("Vastaa", { exact: true }).click();
  await comment.getByLabel("Kommentti ja vastaus näkyvät").fill("Kiitos, se jää.");
  await comment.getByRole("button", { name: "Tallenna" }).click();
  const later = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await expect(async () => {
    await later.goto(link);
    await expect(later.getByText("Kiitos, se jää.").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await desk.reload();
  await desk.getByText("Historia", { exact: true }).click();
  const history = desk.locator("ol.comments li");
  await expect(history).toHaveCount(2);
  await expect(history.first()).toContainText("henkilöstön toiveesta");
  await expect(history.first()).toContainText(`”${words[1]}” → ”Väsymys tulee kotiin asti.”`);
  await accessible(desk);

  await desk.goto(`${server.url}/surveys`);
  await desk.locator(".card").filter({ has: desk.locator(`a[href="${new URL(survey).pathname}"]`) }).getByRole("button", { name: "Valmistele kysely" }).click();
  await describe(desk);
  await expect(desk.getByText("Kukaan ei ole vielä arvioinut")).toHaveCount(0);
  await desk.getByRole("button", { name: "Avaa kysely nyt" }).click();
  const address = desk.getByRole("table").getByRole("link").first();
  await expect(address).toBeVisible();
  const respondent = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await respondent.goto(`${server.url}${await address.getAttribute("href")}`);
  await expect(respondent.getByText("Saan voimia asiakkaista.")).toBeVisible();

  // The frozen version beside the draft, which goes on.
  await desk.goto(survey);
  await reword(desk, 0, "Kolmas sanamuoto.");
  await saved(desk);
  await desk.reload();
  await desk.getByText("Historia", { exact: true }).click();
  await desk.getByRole("button", { name: "Vertaa versioita" }).click();
  await expect(desk.getByText("”Saan voimia asiakkaista.” → ”Kolmas sanamuoto.”").last()).toBeVisible();
  expect(faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});

test("two coordinators at once: nothing is lost, the later one is told", async () => {
  const survey = await newSurvey(desk);
  const second = await desk.context().newPage();
  await second.goto(survey);
  await expect(cards(second)).toHaveCount(23);
  await reword(desk, 0, "Ensimmäisen sanamuoto.");
  await saved(desk);
  await reword(second, 0, "Toisen sanamuoto.");
  await saved(second);
  await expect(second.getByRole("alert")).toContainText("Ensimmäisen sanamuoto.");
  await accessible(second);
  await second.close();
  await desk.reload();
  await expect(heading(desk, 0)).toHaveText("Toisen sanamuoto.");
  await desk.getByText("Historia", { exact: true }).click();
  await expect(desk.locator("ol.comments li", { hasText: "Ensimmäisen sanamuoto." })).toHaveCount(2);
});

test("edits made without a connection survive closing the page", async () => {
  const survey = await newSurvey(desk);
  const page = await desk.context().newPage();
  await page.goto(survey);
  await expect(cards(page)).toHaveCount(23);
  await page.route("**/api/survey/edit", (route) => route.abort());
  await reword(page, 2, "Kirjoitettu junassa.");
  await expect(page.locator(".tools .state")).toHaveAttribute("data-state", "device");
  await page.close();
  const later = await desk.context().newPage();
  await later.goto(survey);
  await expect(heading(later, 2)).toHaveText("Kirjoitettu junassa.");
  await saved(later);
  await later.close();
});

test("what is typed when the page goes out of sight is an edit", async () => {
  const survey = await newSurvey(desk);
  const card = await edit(desk, 0);
  const field = card.getByLabel("Sanamuoto: Suomi");
  await field.fill("Kirjoitettu bussia odot");
  await expect(field).toBeFocused();
  // As a phone tells it when another app comes to the front.
  await desk.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    window.dispatchEvent(new Event("visibilitychange"));
  });
  await saved(desk);
  const later = await desk.context().newPage();
  await later.goto(survey);
  await expect(heading(later, 0)).toHaveText("Kirjoitettu bussia odot");
  await later.close();
  await desk.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
    window.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(field).toBeFocused();
});

test("the linter speaks while one types, and is left only with a reason", async () => {
  await newSurvey(desk);
  const card = await edit(desk, 0);
  const field = card.getByLabel("Sanamuoto: Suomi");
  await field.fill("Eikö asiakkaita ole liikaa ja eikö työ ole raskasta?");
  await expect(card.locator(".finding.error").first()).toContainText("eikö", { ignoreCase: true });
  await field.fill("Saan työssäni aina apua.");
  await field.blur();
  const finding = card.locator(".finding", { hasText: "aina" });
  await finding.getByText("Jätä näin").first().click();
  await finding.getByRole("button", { name: "Jätä näin" }).click();
  await expect(finding.getByLabel("Miksi tämä")).toBeFocused();
  await finding.getByLabel("Miksi tämä").fill("Näin meillä puhutaan.");
  await finding.getByRole("button", { name: "Jätä näin" }).click();
  await expect(card.getByText("Jätetty näin. Syy: Näin meillä puhutaan.")).toBeVisible();
  await accessible(desk);
});

test("all kinds of items, a rule and a required answer on a phone", async ({ browser }) => {
  const survey = await newSurvey(desk);
  const own = async (words: string, kind: string, lines = "") => {
    const form = desk.locator("details", { hasText: "Lisää oma kysymys" }).last();
    if (!(await form.getByLabel("Sanamuoto: Suomi").isVisible())) await form.getByText("Lisää oma kysymys").click();
    await form.getByLabel("Sanamuoto: Suomi").fill(words);
    await form.getByLabel("Vastaustapa").selectOption(kind);
    if (lines) await form.getByLabel("Vaihtoehdot").fill(lines);
    await form.getByRole("button", { name: "Lisää", exact: true }).click();
    await expect(cards(desk).last().getByRole("heading").first()).toHaveText(words);
  };
  await own("Mitä kehitetään ensin?", "ranking", "tilat\nopastus\naikataulut");
  await own("Montako asiakasta tapaat päivässä?", "number");
  await own("Milloin aloitit tässä työssä?", "date");
  const number = cards(desk).nth(24);
  await number.getByRole("button", { name: "Muokkaa" }).click();
  await number.getByText("Vastaustapa ja teema").click();
  await number.getByLabel("Pienin luku").fill("0");
  await number.getByLabel("Pienin luku").blur();
  await number.getByLabel("Tähän on vastattava").check();
  const date = cards(desk).last();
  await date.getByRole("button", { name: "Muokkaa" }).click();
  await date.getByText("Keneltä kysytään").click();
  await date.getByRole("button", { name: "Lisää ehto" }).click();
  await date.getByLabel("Ehto").selectOption("at_least");
  await date.getByRole("spinbutton").fill("10");
  await date.getByRole("spinbutton").blur();
  await expect(date.getByText("Kysytään, jos ”Montako asiakasta tapaat päivässä?” on vähintään 10")).toBeVisible();
  await accessible(desk);
  await desk.getByText("Näin se näkyy puhelimessa").click();
  await expect(desk.frameLocator("iframe.phone").getByText("Mitä kehitetään ensin?")).toBeVisible();
  await saved(desk);

  await desk.goto(`${server.url}/surveys`);
  await desk.locator(".card").filter({ has: desk.locator(`a[href="${new URL(survey).pathname}"]`) }).getByRole("button", { name: "Valmistele kysely" }).click();
  await describe(desk);
  await desk.getByRole("button", { name: "Avaa kysely nyt" }).click();
  const address = `${server.url}${await desk.getByRole("table").getByRole("link").first().getAttribute("href")}`;
  const phone = await (await browser.newContext({ locale: "fi-FI", viewport: { width: 360, height: 740 } })).newPage();
  await open(phone, address);
  await everything(phone);
  const when = phone.getByLabel("Milloin aloitit tässä työssä?");
  await expect(when).toBeHidden();
  await phone.locator("form input[type=radio]").first().check();
  await phone.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await expect(phone.getByRole("alert")).toContainText("Montako asiakasta tapaat päivässä?");
  await phone.getByRole("alert").getByRole("link").click();
  await expect(phone.getByLabel("Montako asiakasta tapaat päivässä?")).toBeFocused();
  await phone.keyboard.type("-12");
  await phone.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await expect(phone.getByRole("alert")).toContainText("Tarkista tämä vastaus");
  await phone.getByLabel("Montako asiakasta tapaat päivässä?").fill("12");
  await expect(when).toBeVisible();
  await when.fill("2020-08-15");
  await phone.getByRole("group", { name: "Mitä kehitetään ensin?" }).getByRole("combobox").nth(1).selectOption("1");
  await accessible(phone);
  await phone.reload();
  await everything(phone);
  await expect(phone.getByLabel("Montako asiakasta tapaat päivässä?")).toHaveValue("12");
  await expect(when).toHaveValue("2020-08-15");
  await expect(phone.getByRole("group", { name: "Mitä kehitetään ensin?" }).getByRole("combobox").nth(1)).toHaveValue("1");
  await phone.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await arrived(phone);
  expect(stored(server).map((row) => row.body).join()).toContain('[1],{"number":12},"2020-08-15"');
});
