"""A baseline in a file: saved, edited by a person, and used again to score a new article.

The file is JSON. Each fact has its ``fact`` (the short hash, kept when the rest is edited), its
``statement``, its ``tier`` (credited to the source report, which a file without the key means, or
shared), and its ``wordings``: an outlet's ``sentence``, the ``words`` in it that tell the fact, and
whether they found it (``founds``) and credit it (``credited``). To merge two facts move
the wordings of one to the other; to split one share them out under a new name; to reword one
change its ``statement``; to drop one delete it.
"""
