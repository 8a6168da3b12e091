"""Write the synthetic claims with one peer: ``python -m tests.bench.peers PEER N FILE``.

Runs in the peers' own environment (requirements.txt beside this file), which has nothing of the product.
The time is from rows in memory to the file on disk; importing the peer is not counted. Each peer gets
what serves it best: one canvas for folium's and leafmap's marks, all libraries inlined where it can do
that (plotly, pydeck).
"""

import sys
from collections.abc import Callable

from tests.bench.job import Watch
from tests.bench.synthetic import CENTRE, LAYERS, Row, rows


def folium_markers(claims: list[Row], out: str) -> Watch:
    """A circle marker with a popup for each claim."""
    import folium

    watch = Watch()
    drawn = folium.Map(CENTRE, zoom_start=4, prefer_canvas=True)
    groups = {layer: folium.FeatureGroup(layer).add_to(drawn) for layer in LAYERS}
    for row in claims:
        folium.CircleMarker(
            [row["lat"], row["lon"]],
            radius=4,
            color=LAYERS[row["layer"]][1],
            popup=row["title"] + "<br>" + row["statement"],
        ).add_to(groups[row["layer"]])
    folium.LayerControl().add_to(drawn)
    drawn.save(out)
    return watch


def folium_geojson(claims: list[Row], out: str) -> Watch:
    """A GeoJson layer for each layer."""
    import folium

    watch = Watch()
    drawn = folium.Map(CENTRE, zoom_start=4, prefer_canvas=True)
    for layer, (_, colour) in LAYERS.items():
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
                "properties": {key: row[key] for key in ("id", "assertion", "title", "statement")},
            }
            for row in claims
            if row["layer"] == layer
        ]
        folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            name=layer,
            marker=folium.CircleMarker(radius=4, color=colour),
            popup=folium.GeoJsonPopup(["title", "statement"]),
        ).add_to(drawn)
    folium.LayerControl().add_to(drawn)
    drawn.save(out)
    return watch


def leafmap(claims: list[Row], out: str) -> Watch:
    """A GeoDataFrame for each layer, through leafmap's folium backend."""
    import folium
    import geopandas
    import leafmap.foliumap
    from shapely.geometry import Point

    watch = Watch()
    points = [Point(row["lon"], row["lat"]) for row in claims]
    frame = geopandas.GeoDataFrame(claims, geometry=points, crs=4326)
    drawn = leafmap.foliumap.Map(center=CENTRE, zoom=4, prefer_canvas=True)
    for layer, (_, colour) in LAYERS.items():
        drawn.add_gdf(
            frame[frame.layer == layer],
            layer_name=layer,
            info_mode="on_click",
            zoom_to_layer=False,
            style={"color": colour},
            marker=folium.CircleMarker(radius=4, color=colour),
        )
    drawn.to_html(out)
    return watch


def plotly(claims: list[Row], out: str) -> Watch:
    """A trace of scattergeo for each layer, plotly.js inlined."""
    import plotly.graph_objects as go

    watch = Watch()
    figure = go.Figure()
    for layer, (_, colour) in LAYERS.items():
        own = [row for row in claims if row["layer"] == layer]
        figure.add_trace(
            go.Scattergeo(
                lon=[row["lon"] for row in own],
                lat=[row["lat"] for row in own],
                name=layer,
                text=[row["title"] + "<br>" + row["statement"] for row in own],
                marker={"color": colour, "size": 5},
            )
        )
    figure.update_geos(lonaxis_range=[-100, -25], lataxis_range=[-55, 30])
    figure.write_html(out, include_plotlyjs=True)
    return watch


def pydeck(claims: list[Row], out: str) -> Watch:
    """A ScatterplotLayer for each layer, deck.gl inlined."""
    import pydeck as pdk

    watch = Watch()
    layers = [
        pdk.Layer(
            "ScatterplotLayer",
            [row for row in claims if row["layer"] == layer],
            get_position="[lon,lat]",
            get_radius=20000,
            radius_min_pixels=2,
            get_fill_color=[int(colour[i : i + 2], 16) for i in (1, 3, 5)],
            pickable=True,
        )
        for layer, (_, colour) in LAYERS.items()
    ]
    view = pdk.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=3)
    deck = pdk.Deck(
        layers, initial_view_state=view, map_provider=None, tooltip={"text": "{title}\n{statement}"}
    )
    deck.to_html(out, offline=True, open_browser=False)
    return watch


def kepler(claims: list[Row], out: str) -> Watch:
    """A dataset for each layer; kepler.gl makes its layers from them."""
    import keplergl
    import pandas as pd

    watch = Watch()
    frame = pd.DataFrame(claims)
    data = {layer: frame[frame.layer == layer] for layer in LAYERS}
    keplergl.KeplerGl(data=data).save_to_html(file_name=out)
    return watch


WAYS: dict[str, Callable[[list[Row], str], Watch]] = {
    "folium-markers": folium_markers,
    "folium-geojson": folium_geojson,
    "leafmap": leafmap,
    "kepler": kepler,
    "plotly": plotly,
    "pydeck": pydeck,
}


def main(arguments: list[str]) -> None:
    """Write the file, and tell the seconds it took and the peak of memory."""
    peer, n, out = arguments
    WAYS[peer](rows(int(n)), out).tell()


if __name__ == "__main__":
    main(sys.argv[1:])
