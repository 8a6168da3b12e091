import assert from "node:assert/strict";

import { embedCode, isEmbedded } from "../../../layers/web/shell/embed.js";

Deno.test("the code for a page names the file beside it, with what is shown", () => {
  const code = embedCode("file:///home/someone/my%20maps/map.html?x=1#layers=a,b&brief=1", "A map");
  assert.match(code, /^<iframe title="A map" src="map\.html\?embed=1#layers=a,b&amp;brief=1" .*><\/iframe>$/);
  assert.doesNotMatch(code, /someone/);
});

Deno.test("a title cannot leave its attribute", () => {
  const code = embedCode("https://example.org/map.html", 'a" onload="alert(1)"><script>&quot;');
  assert.match(code, /title="a&quot; onload=&quot;alert\(1\)&quot;>&lt;script>&amp;quot;" src=/);
});

Deno.test("it is part of another page where its address says so", () => {
  const searches = ["?embed=1", "?a=b&embed=1", "", "?embed=0"];
  assert.deepEqual(
    searches.map((search) => isEmbedded(/** @type {Location} */ ({ search }))),
    [true, true, false, false],
  );
});
