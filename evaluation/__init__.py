"""The accuracy of the reading, measured on texts that others annotated and on our own."""
