"""What helps a curator: warnings, citations held against the article, fields that can be filled in."""
