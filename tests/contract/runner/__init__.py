"""What every runner must do, whichever it is."""
