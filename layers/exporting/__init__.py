"""What leaves the tool besides the snapshot: tables, CSV, the curated GeoJSON, the credit graph."""
