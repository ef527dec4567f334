// Bundles each library into one ES module of ../static/vendor and writes their licences beside them; the same input gives the same bytes.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = join(HERE, "..", "static", "vendor");
const MODULES = [
  { name: "echarts.js", most: 700_000 },
  { name: "codemirror.js", most: 450_000 },
];
const LICENCE = /^(licen[cs]e|notice|copying)/i;
// zrender remembers widths by text in a plain object: a label "__proto__" would write to Object.prototype and end all drawing.
const UNSAFE = { file: /zrender[\\/]lib[\\/]core[\\/]LRU\.js$/, from: "this._map = {};", to: "this._map = Object.create(null);" };
const PACKAGE = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const safeMaps = {
  name: "safe-maps",
  setup({ onLoad }) {
    onLoad({ filter: UNSAFE.file }, async ({ path }) => {
      const parts = (await readFile(path, "utf8")).split(UNSAFE.from);
      if (parts.length < 2) throw new Error(`${path} no longer has ${UNSAFE.from}`);
      return { contents: parts.join(UNSAFE.to), loader: "js" };
    });
  },
};

async function bundle({ name, most }) {
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [name],
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    banner: { js: "/* Bundled libraries; versions and licences: licenses.txt */" },
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [safeMaps],
    metafile: true,
    write: false,
  });
  const data = result.outputFiles[0].contents;
  if (data.length > most) throw new Error(`${name}: ${data.length} bytes, at most ${most}`);
  await writeFile(join(TARGET, name), data);
  console.log(`${name}: ${data.length} bytes`);
  // What was shaken out entirely needs no licence here.
  const [output] = Object.values(result.metafile.outputs);
  return Object.entries(output.inputs).filter(([, input]) => input.bytesInOutput > 0).map(([path]) => PACKAGE.exec(path)?.[1]);
}

async function files(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function licence(name) {
  const folder = join(HERE, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const texts = (await files(folder))
    .filter((path) => !path.includes("node_modules") && (LICENCE.test(path) || /^licenses\/LICEN[CS]E/i.test(path)))
    .sort();
  if (!texts.length) throw new Error(`${name} has no licence text`);
  const parts = [`${"=".repeat(80)}\n${name} ${version}\n${license}\n${"=".repeat(80)}\n`];
  for (const path of texts) {
    const text = (await readFile(join(folder, path), "utf8")).replaceAll("\r\n", "\n").trim();
    parts.push(texts.length > 1 ? `--- ${path}\n\n${text}\n` : `${text}\n`);
  }
  return parts.join("\n");
}

await mkdir(TARGET, { recursive: true });
const used = (await Promise.all(MODULES.map(bundle))).flat();
const names = [...new Set(used.filter(Boolean))].sort();
const head = `Libraries bundled in echarts.js and codemirror.js, each with its version and licence.\n\n${names.join("\n")}\n`;
await writeFile(join(TARGET, "licenses.txt"), `${[head, ...(await Promise.all(names.map(licence)))].join("\n")}`);
console.log(`licenses.txt: ${names.join(", ")}`);
