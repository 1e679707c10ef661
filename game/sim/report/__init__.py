"""The report of a calibration: what was found, drawn on one page that stands by itself."""
