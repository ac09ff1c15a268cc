the-caller = Unbekannt
slot-left = { CAP($caller) } hat { $place } nach { $waited } verlassen.
