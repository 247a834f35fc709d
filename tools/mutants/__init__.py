"""Do the tests of attribution notice when a word or a condition of it goes?

Words are deleted from the word lists and conditions of the rules are set to true or false, one at a
time, in a copy of the two rooms that decide who is credited. Three outcomes are told apart: a test
notices; no test does, yet the answer on some text at hand changes; nothing changes at all.
"""
