"""Computer players: a View in, an Order out."""
