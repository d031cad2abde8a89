"""Pictures of the answers, one a file: drawn by Altair and vl-convert, with no network, the same bytes every time.

`gallery.draw` draws one by its name; each `..._picture` takes an answer of `views.answers` and a `Frame`, and gives a
`Picture` with its title, source, day, table, and `svg()` and `png()`.
"""
