"""The JSON shapes that the command line and the API share."""
