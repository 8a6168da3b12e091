"""What the program rests on: its packages, their hashes and their licences."""
