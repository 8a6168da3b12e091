"""The data contract, and a theatre in memory.

It imports no other room than the messages.
"""
