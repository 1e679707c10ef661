"""The formulas of the rules, between numbers alone: they know no map and no unit.

The rules put the whole numbers of one game in; the siege-level model puts in arrays with a number for each of
many sieges, the rules' own numbers among them. Both get the same out, for the formulas stand only here.
"""
