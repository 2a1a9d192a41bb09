"""The pages and the JSON API of lawdiff, as a Flask application."""

from web.app import create_app

__all__ = ["create_app"]
