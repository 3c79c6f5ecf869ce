// A server of its own for each test file: a fresh database in a folder that goes away, on a free port.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Server = { url: string; setupLink: string; pid: number; folder: string; log: () => string; stop: () => Promise<void> };

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** How a server is given a small disk of its own, so that it can be filled; needs Linux namespaces. */
const ON_SMALL_DISK = `mount -t tmpfs -o size=24m tmpfs "$0" && cd "$0" && exec "$1"`;

/** Fills the small disk to its last byte. What was put there can be taken away again. */
export function fillDisk(server: Server): () => void {
  const filler = `/proc/${server.pid}/root${server.folder}/filler`;
  try {
    for (;;) writeFileSync(filler, Buffer.alloc(4096), { flag: "a" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
  return () => rmSync(filler);
}

export async function startServer({ smallDisk = false } = {}): Promise<Server> {
  const { KEHA_SERVER: program, KEHA_SITE: site } = process.env;
  if (!program || !site) throw new Error("Start the browser tests with `cargo xtask test`: it names the built server.");
  const folder = mkdtempSync(join(tmpdir(), "keha-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let log = "";
  const [start, args] = smallDisk ? ["unshare", ["-rm", "sh", "-c", ON_SMALL_DISK, folder, program]] : [program, []];
  const child: ChildProcess = spawn(start, args, {
    cwd: folder,
    env: {
      ...process.env,
      KEHA_ADDRESS: `127.0.0.1:${port}`,
      KEHA_PUBLIC_URL: url,
      KEHA_DATABASE: `sqlite://${join(folder, "keha.sqlite")}?mode=rwc`,
      LEPTOS_SITE_ROOT: site,
      LEPTOS_OUTPUT_NAME: "keha",
      LEPTOS_HASH_FILES: "true",
    },
  });
  child.stdout?.on("data", (part) => (log += part));
  child.stderr?.on("data", (part) => (log += part));
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill()) await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    const link = log.match(/http\S+\/setup\/\S+/)?.[0];
    if (link) {
      const ok = await fetch(`${url}/icon.svg`).then((r) => r.ok, () => false);
      if (ok) return { url, setupLink: link, pid: child.pid ?? 0, folder, log: () => log, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`The server did not start:\n${log}`);
}
