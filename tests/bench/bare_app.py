"""The barest Streamlit page with the same claims: ``streamlit run bare_app.py -- CLAIMS.geojson``."""

import json
import sys
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

st.set_page_config(layout="wide")
claims = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
placed = [claim for claim in claims if claim["geometry"]]
drawn = folium.Map([10, -66], zoom_start=4, prefer_canvas=True)
for layer in dict.fromkeys(claim["properties"]["layer"] for claim in placed):
    own = [
        {**claim, "properties": {"label": claim["properties"]["label"]}}
        for claim in placed
        if claim["properties"]["layer"] == layer
    ]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": own},
        name=layer,
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(["label"]),
    ).add_to(drawn)
folium.LayerControl().add_to(drawn)
st_folium(drawn, height=680, use_container_width=True, returned_objects=[])
