"""Tools beside the package: what makes the models and tables that ship."""
