"""Who may see and decide what: nobody is asked on one's own machine; a team logs in."""
