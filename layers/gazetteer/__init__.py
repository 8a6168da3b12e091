"""The gazetteer's build: from published packages to ``seeds/gazetteer``.

``python -m layers.gazetteer FOLDER`` writes it; nothing else imports this room, and its dependencies are the
extra ``posture[gazetteer]``.
"""
