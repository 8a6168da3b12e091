"""The viewer's scripts and styles: sources in rooms, and in ``dist`` what is built of them."""
