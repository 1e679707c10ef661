"""Many games at once, and the figures drawn from them."""
