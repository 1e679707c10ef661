"""Plans against plans on the siege-level model: whether more than one way to conduct a siege is good."""
