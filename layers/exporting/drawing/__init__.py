"""A state of a theatre as drawn shapes on a sheet, which slides, SVG and PDF are written from."""
