// Bundle npm packages as the ES modules of an import map: node bundle.mjs '{"module": "file", …}'. Each leaves the
// others to the import map; where a CommonJS package asks for one with require, that becomes an import.
import * as esbuild from "esbuild";

const modules = JSON.parse(process.argv[2]);

const asImports = (others) => ({
  name: "imports",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind, namespace }) => {
      if (!others.includes(path)) return undefined;
      return kind === "require-call" && namespace !== "imports" ? { path, namespace: "imports" } : { path, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: "imports" }, ({ path }) => ({
      contents: `import * as all from ${JSON.stringify(path)}; module.exports = all;`,
    }));
  },
});

for (const [module, file] of Object.entries(modules)) {
  const found = await import(module);
  const names = Object.keys(found).filter((name) => !["default", "module.exports", "__esModule"].includes(name));
  const from = `from ${JSON.stringify(module)};`;
  await esbuild.build({
    stdin: {
      contents: `export { ${names.join(", ")} } ${from}` + (found.default ? ` export { default } ${from}` : ""),
      resolveDir: ".",
    },
    bundle: true,
    format: "esm",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [asImports(Object.keys(modules).filter((other) => other !== module))],
    outfile: `esm/${file}.js`,
    logLevel: "error",
  });
}
