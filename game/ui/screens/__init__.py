"""Screens: title, choice of a siege, the siege, saves, options, report."""
