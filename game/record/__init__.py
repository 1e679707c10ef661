"""The log of orders: save, replay and proof in one."""
