"""The siege-level model: a siege as a few numbers, thousands of them side by side, day by day.

It is made of the formulas of the rules, `game.core.laws` and the resolver of storms, with a leading axis for
the sieges. It knows no map: what ground and marches leave of a formula stands in a `Bridge`.
"""
