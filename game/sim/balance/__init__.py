"""Plans against plans on the siege-level model: whether there is more than one good way to conduct a siege."""
