keys = Tasten
key-digits = 0–9
key-enter = Eingabe
key-arrows = Pfeiltasten
key-enter-or-space = Eingabe, Leertaste
key-tab = Tab
key-page = Bild auf, ab
key-zoom = Strg +, −, 0
key-escape = Esc
key-again = Noch einmal
key-space = Leertaste

help-digits = in das Nummernfeld, von überall in der Übersicht
help-enter = im Nummernfeld: diese Nummer abrufen
help-arrows = von Parkposition zu Parkposition
help-press = Parkposition drücken: abrufen oder Klingeln stoppen
help-tab = zum nächsten Bedienelement
help-page = blättern in dem, was zu lesen ist: Verlauf, Listen; auf der Seite des Tages: vorheriger und nächster Tag
help-zoom = größer, kleiner, normale Größe
help-escape = Nummernfeld leeren, Menü schließen; legt nie auf
help-space = solange nichts den Fokus hat: längste Wartezeit abrufen
help-two-calls = Bei zwei Anrufen führen diese Tasten erst zum einen, dann zum anderen; die Eingabetaste drückt

keys-of-moving = Durch das Fenster
keys-of-calls = Gespräche und wer wartet
keys-of-finding = Suchen
keys-of-saying = Hören
keys-of-window = Das Fenster
print = Drucken…
print-keys = Tastenliste drucken…
print-not-written = Die Tastenliste konnte nicht nach { $file } geschrieben werden.
print-not-opened = Kein Browser ließ sich öffnen, um die Tasten zu drucken. Die Seite ist { $file }.

press-changed = Das hat nichts bewirkt: Das Ziel hatte sich gerade geändert. Noch einmal drücken.
press-gone = Das hat nichts bewirkt: Das Ziel war gerade verschwunden.
