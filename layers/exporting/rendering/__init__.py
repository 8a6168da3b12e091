"""What a browser renders, PDF and PNG: with Playwright (the extra ``render``) and a Chromium."""
