"""What is known, in the forms that other programs read: one file a format. A claim is never written as a fact."""
