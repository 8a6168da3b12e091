"""Tiles (extra): very many claims or events as one PMTiles file, of which a map reads what is in view."""
