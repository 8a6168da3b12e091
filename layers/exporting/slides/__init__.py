"""Slides for PowerPoint and what reads its files, with the package python-pptx (the extra ``slides``)."""
