"""What leaves the tool besides the snapshot: tables, the curated GeoJSON, the credit graph."""
