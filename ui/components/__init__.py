"""The components of the app, a folder each: ``view.py`` makes the data and shows the component."""
