"""What several tests share: invented texts, files made by hand, a small web, a browser."""
