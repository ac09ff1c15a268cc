live-not-offered = Webex bietet Ihrer Organisation keine Live-Meldungen. Der Support von Cisco kann sie einschalten (XSI).
live-not-told = Webex sagt dieser Anmeldung nicht, woher Live-Meldungen kommen. Die XSI-Hosts lassen sich in den Einstellungen eintragen.
live-not-allowed = Webex gibt dieser Anmeldung keine Live-Meldungen. Vielleicht fehlt ihr die Berechtigung spark:xsi.
live-unsafe = Die Adressen der Live-Meldungen sind nicht durch https geschützt und werden deshalb nicht verwendet.
live-no-user = Webex hat keine ID von Ihnen genannt, zu der Live-Meldungen verlangt werden könnten.
live-signed-out = Die Anmeldung ist beendet.
live-no-tls = Auf diesem Computer lassen sich keine sicheren Verbindungen einrichten.

live-unreachable = Webex war nicht erreichbar.
live-broke = Die Leitung zu Webex ist abgerissen.
live-dead = Die Leitung zu Webex ist tot.
live-silent = Webex ist verstummt.
live-forgotten = Webex kennt diese Leitung nicht mehr.
live-ended = Webex hat die Leitung beendet.
live-taken-over = Eine andere Konsole hat diese Leitung übernommen; Valet öffnet eine eigene.
live-unreadable = Was Webex gesendet hat, konnte nicht gelesen werden.
live-unauthorized = Webex hat die Anmeldung nicht angenommen.
live-status = Webex hat mit Status { $status } abgelehnt.

watch-not-allowed = Webex lässt Sie diese hier nicht überwachen.
watch-unknown = Webex kennt hier nichts, was sich überwachen lässt.
watch-status = Webex lehnt es ab, Sie diese hier überwachen zu lassen (Status { $status }).

offline-known = Die Übersicht zeigt, was um { $time } bekannt war, und wie alt es ist.
offline-what-now = Die verlorene Verbindung beendet keinen Anruf: Wählen Sie, bevor er zurückkommt, an einem beliebigen Telefon den Abrufcode (meist *88) und die Nummer der Parkposition. Valet kommt von selbst zurück.
tile-way-out = An jedem Telefon { $code } { $number } wählen.
