"""The documents of a whole collection: the decree, its appendix and every SOP's printed form."""
