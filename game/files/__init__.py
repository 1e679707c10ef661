"""What people write: Tiled maps, TOML tables, and their checks."""
