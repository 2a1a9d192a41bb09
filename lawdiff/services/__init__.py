"""The use cases: what the command line, the API and the pages can do, a module a family."""
