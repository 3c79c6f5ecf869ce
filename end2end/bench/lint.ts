// The linter as wasm, in the engine that Chromium has: all rules over 60 items in three languages, 500 times.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const root = new URL("../..", import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? `${root}/target`;
const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: root, stdio: "inherit" });
run("rustup", "target", "add", "wasm32-wasip1");
run("cargo", "build", "-p", "domain", "--example", "lint", "--no-default-features", "--features", "lint_words",
  "--target", "wasm32-wasip1", "--profile", "wasm-release");
const file = readFileSync(`${target}/wasm32-wasip1/wasm-release/examples/lint.wasm`);
const wasi = new WASI({ version: "preview1", args: ["lint"], env: {}, returnOnExit: true });
const instance = await WebAssembly.instantiate(await WebAssembly.compile(file), wasi.getImportObject() as WebAssembly.Imports);
process.exitCode = wasi.start(instance);
