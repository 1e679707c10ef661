"""The tables of `game.core.rules`, one dataclass for each table of `maps/rules.toml`."""
