"""The domain: claims, the catalogue that reads and checks them, the viewer and its snapshot."""
