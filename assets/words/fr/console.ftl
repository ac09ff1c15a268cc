the-caller = un appelant inconnu
slot-left = { CAP($caller) } a quitté { $place } après { $waited }.
