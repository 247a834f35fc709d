"""What pages and components of the app share."""
