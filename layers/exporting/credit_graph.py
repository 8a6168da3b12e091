"""Who repeats whom, as a graph in the DOT language, which Streamlit draws without a Graphviz program."""

import graphviz

from layers.messages.language import Language, text
from layers.theatre.catalogue import Catalogue
from layers.theatre.claim import Citation
from layers.theatre.credits import chain, origins


def credit_graph(catalogue: Catalogue, language: Language = "en") -> str:
    """Return who repeats whom as DOT: arrows to the sources that others credit, origins filled.

    Sources that credit nobody and that nobody credits are left out: they repeat nothing.
    """
    cited = catalogue.claims.columns["citations"].values
    citations = [Citation.model_validate(each) for value in cited for each in value]
    ends = set(origins(citations, catalogue.sources))
    arrows: dict[tuple[str, str], None] = {}
    for citation in citations:
        above: list[str] = []
        for link in chain(citation, catalogue.sources):
            above[link.depth :] = [link.source]
            if link.depth:
                arrows[above[-2], link.source] = None
    drawn = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "bgcolor": "transparent", "nodesep": "0.15", "ranksep": "0.6"},
        node_attr={"shape": "box", "style": "rounded,filled", "fontname": "sans-serif", "fontsize": "11"},
        edge_attr={
            "label": text(language, "app.rests_on"),
            "fontname": "sans-serif",
            "fontsize": "9",
            "color": "#51606e",
        },
    )
    named = dict.fromkeys(id_ for arrow in arrows for id_ in arrow)
    for number, id_ in enumerate(named):
        source = catalogue.sources[id_]
        who = source.publisher or source.author or source.title
        look = {"fillcolor": "#1d2733", "fontcolor": "#ffffff"} if id_ in ends else {"fillcolor": "#ffffff"}
        drawn.node(str(number), f"{_label(who)}\\n{source.published or text(language, 'undated')}", **look)
    numbers = {id_: str(number) for number, id_ in enumerate(named)}
    for tail, head in arrows:
        drawn.edge(numbers[tail], numbers[head])
    return str(drawn.source)


def _label(words: str) -> str:
    """Return words as they stand in a label, where DOT has escapes with a backslash and entities of HTML."""
    return str(graphviz.escape(words)).replace("&", "&amp;")
