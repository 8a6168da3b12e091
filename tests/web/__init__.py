"""Unit tests of the viewer's modules: in JavaScript (``deno test``), and in Python where both must agree."""
