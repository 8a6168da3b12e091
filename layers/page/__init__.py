"""From a theatre and a state to the page: payload, wire format, viewer, snapshot."""
