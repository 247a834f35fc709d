"""Many stories: a folder or a table in, tables out, on one machine or on a Dask cluster.

Flow: ``input_stories`` tells the stories apart and hands them out one at a time, as plain values;
``worker`` compares one, here or in another process; ``parts`` writes a fixed number of stories at a
time to files, all at once; ``run_batch`` puts these together, and ``run_folder`` decides what may
be written where. Stories keep the order of the input and parts are cut by it, so the files do not
depend on how many workers there are, or on when each was done.
"""
