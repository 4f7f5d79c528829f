"""Case workers, municipalities and posts: the queue, the dossier, the acts."""
