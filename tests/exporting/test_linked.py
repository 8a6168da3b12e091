"""JSON-LD, read back by RDFLib, which fetches nothing for it."""

import json

import pytest
from rdflib import Graph, Literal, Namespace, URIRef

from layers.exporting.linked import linked
from layers.reading.theatre import read
from layers.theatre.catalogue import Catalogue
from tests.theatres import write_invented

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # RDFLib's own reader uses it

SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
TERMS = Namespace("urn:posture:terms#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return read(write_invented(tmp_path_factory.mktemp("jsonld") / "invented"))


@pytest.fixture(scope="module")
def graph(invented: Catalogue) -> Graph:
    return Graph().parse(data=linked(invented), format="json-ld")


def test_every_claim_has_its_hedge_its_figure_and_its_sources(graph: Graph, invented: Catalogue) -> None:
    base = f"urn:posture:{invented.theatre.id}"
    for id_, claim in invented.claims.items():
        node, says = URIRef(f"{base}:claim:{id_}"), claim.properties
        assert (node, RDF.type, SCHEMA.Claim) in graph
        assert graph.value(node, SCHEMA.text) == Literal(says.statement)
        assert str(graph.value(node, TERMS.hedge) or "") == (says.hedge or "")
        quantity = graph.value(node, TERMS.quantity)
        assert (quantity is not None) == (says.quantity is not None)
        if says.quantity:
            assert graph.value(quantity, TERMS.verbatim) == Literal(says.quantity.verbatim)
        read_in = {f"{base}:source:{each.source}" for each in says.citations}
        assert set(map(str, graph.objects(node, SCHEMA.appearance))) == read_in
        assert graph.value(graph.value(node, SCHEMA.spatialCoverage), TERMS.precision) == Literal(
            says.where.precision
        )


def test_credits_are_derivations_and_paragraphs_are_selected(graph: Graph, invented: Catalogue) -> None:
    base = f"urn:posture:{invented.theatre.id}"
    for id_, source in invented.sources.items():
        derived = set(map(str, graph.objects(URIRef(f"{base}:source:{id_}"), PROV.wasDerivedFrom)))
        assert derived == {f"{base}:source:{each}" for each in source.credits}
    selected = {
        (str(graph.value(note, OA.hasBody)), str(graph.value(selector, RDF.value)))
        for note, target in graph.subject_objects(OA.hasTarget)
        for selector in graph.objects(target, OA.hasSelector)
    }
    assert selected == {
        (f"{base}:claim:{id_}", f"paragraph={each.paragraph}")
        for id_, claim in invented.claims.items()
        for each in claim.properties.citations
        if each.paragraph
    }


def test_nothing_has_to_be_fetched(invented: Catalogue) -> None:
    context = json.loads(linked(invented))["@context"]
    assert isinstance(context, dict), "an address in its place would be fetched"
    assert all(isinstance(each, str) for each in context.values())
