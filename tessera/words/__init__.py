"""Small value types: languages, sentences, days, money, identifiers; knows nothing of the rest."""
