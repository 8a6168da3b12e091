"""The words of the interface: a catalogue of messages for each language."""
