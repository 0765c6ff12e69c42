"""What a run hands over: the patch."""
