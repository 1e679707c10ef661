"""The siege: the screen on which the game is played, and the models behind it."""
