"""Write claims as files, each of them whole or not at all."""
