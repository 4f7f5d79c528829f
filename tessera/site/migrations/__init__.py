"""Steps of the site's tables."""
