"""The data contract, and a theatre in memory. Imports nothing of the other rooms but the messages."""
