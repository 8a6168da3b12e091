"""Layers switched the usual Streamlit way: ``streamlit run checkbox_app.py -- CLAIMS.geojson``.

A checkbox for each layer, and the layers that are on handed to the same map through
``feature_group_to_add``.
"""

import json
import sys
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium


@st.cache_data
def layers(file: str) -> dict[str, list[dict[str, Any]]]:
    """Return the placed claims of each layer."""
    found: dict[str, list[dict[str, Any]]] = {}
    for claim in json.loads(Path(file).read_text(encoding="utf-8"))["features"]:
        if claim["geometry"]:
            plain = {**claim, "properties": {"label": claim["properties"]["label"]}}
            found.setdefault(claim["properties"]["layer"], []).append(plain)
    return found


st.set_page_config(layout="wide")
groups = []
for layer, own in layers(sys.argv[1]).items():
    if st.checkbox(layer, value=True):
        group = folium.FeatureGroup(layer)
        folium.GeoJson({"type": "FeatureCollection", "features": own}).add_to(group)
        groups.append(group)
st_folium(
    folium.Map([10, -66], zoom_start=4),
    height=680,
    use_container_width=True,
    returned_objects=[],
    feature_group_to_add=groups,
    key="map",
)
