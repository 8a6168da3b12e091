// Answers questions about a theatre with the viewer's own modules, for tests that compare them with Python.
// Standard input: {packed, messages, question, given}; standard output: the answer as JSON.

import { apart } from "../../layers/web/data/apart.js";
import { indexed } from "../../layers/web/data/claims.js";
import { unpack } from "../../layers/web/data/decode.js";
import { geodesic } from "../../layers/web/data/ellipsoid.js";
import { asLink, fromLink } from "../../layers/web/data/link.js";
import { visibleMask } from "../../layers/web/data/visible.js";
import { citation } from "../../layers/web/panels/citation.js";
import { setMessages, setTheatreLanguage, speak } from "../../layers/web/words/language.js";

const ANSWERS = {
  links: (data, states) => states.map((state) => Object.fromEntries(asLink(data, state))),
  states: (data, links) =>
    links.map((link) => {
      const { state, ignored } = fromLink(data, new URLSearchParams(link));
      return [state, ignored];
    }),
  visible: (data, states) => states.map((state) => Array.from(visibleMask(data, state))),
  lengths: (_, pairs) => pairs.map(([from, to]) => geodesic(from, to)),
  distances: (_, pairs) => pairs.map(([one, other]) => apart(one, other)),
  citations: (data, ids) => ids.map((id) => citation(data, data.byId.get(id)).split("\n")),
};

const { packed, messages, question, given } = await new Response(Deno.stdin.readable).json();
setMessages(messages);
speak("en");
const data = packed && indexed(await unpack(packed));
if (data) setTheatreLanguage(data.theatre.language);
console.log(JSON.stringify(ANSWERS[question](data, given)));
