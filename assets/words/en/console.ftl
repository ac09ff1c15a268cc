# What happens to calls and slots, as the activity and the live line tell it.

# A party that Webex tells nothing about.
the-caller = the caller

slot-left = { CAP($caller) } has left { $place } after { $waited }.
