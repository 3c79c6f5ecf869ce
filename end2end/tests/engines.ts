// Firefox and WebKit (the nearest thing to Safari here), for the road of answers. Both are driven by the standards' own
// protocols; all that the tests need is to open an address and to run a script in the page.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";

export type Engine = {
  open: (address: string) => Promise<void>;
  /** Runs the body of a function in the page. */
  run: <T>(script: string) => Promise<T>;
  close: () => Promise<void>;
};

const firefoxes = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
export const firefoxProgram = firefoxes.find(existsSync);

export async function firefox(): Promise<Engine> {
  const browser: Browser = await puppeteer.launch({ browser: "firefox", executablePath: firefoxProgram, headless: true });
  const page: Page = await browser.newPage();
  return {
    open: async (address) => { await page.goto(address, { waitUntil: "domcontentloaded" }); },
    run: (script) => page.evaluate(`(() => { ${script} })()`) as never,
    close: () => browser.close(),
  };
}

function miniBrowser(): string | undefined {
  for (const folder of existsSync("/usr/lib") ? readdirSync("/usr/lib") : []) {
    const program = `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`;
    if (existsSync(program)) return program;
  }
}
export const webkitProgram = existsSync("/usr/bin/WebKitWebDriver") && existsSync("/usr/bin/xvfb-run") ? miniBrowser() : undefined;

export async function webkit(): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), "keha-webkit-"));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  // A group of its own, so that nothing of it is left behind.
  const driver: ChildProcess = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
    detached: true, stdio: "ignore", env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, WEBKIT_DISABLE_COMPOSITING_MODE: "1" },
  });
  const stop = () => {
    try { process.kill(-(driver.pid ?? 0), "SIGKILL"); } catch { /* gone already */ }
    rmSync(home, { recursive: true, force: true });
  };
  const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: webkitProgram, args: ["--automation"] } });
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/status`).then((reply) => reply.ok, () => false);
    if (ready) break;
    if (tries > 100) { stop(); throw new Error("WebKitWebDriver did not start"); }
    await new Promise((done) => setTimeout(done, 100));
  }
  const browser: WebDriver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  return {
    open: (address) => browser.get(address),
    run: (script) => browser.executeScript(script) as never,
    close: async () => { await browser.quit().catch(() => {}); stop(); },
  };
}

export function version(program: string): string {
  return execFileSync(program, ["--version"]).toString().trim();
}
