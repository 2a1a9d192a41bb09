"""Values drawn as HTML and SVG where there are many of them: texts, edits, rows, pictures.

Everything here returns `Markup`, and everything that comes from a text is escaped on the way in.
"""
