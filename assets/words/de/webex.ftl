retrieve-200 = Webex hat den Auftrag angenommen. Heben Sie den Hörer ab, wenn Ihr Gerät klingelt.
retrieve-201 = Ihr Gerät klingelt. Heben Sie den Hörer ab, um den Anrufer zu bekommen.
retrieve-202 = Webex hat den Auftrag angenommen, sagt aber noch nicht, was daraus wurde. Warten Sie, bis Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-204 = Webex hat den Auftrag angenommen, ohne den Anruf zu nennen. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-400 = Webex hat diesen Auftrag nicht angenommen. Vielleicht ist dort niemand geparkt. Prüfen Sie Nummer und Gerät und rufen Sie dann erneut ab.
retrieve-401 = Ihre Anmeldung ist beendet, und es wurde nichts abgerufen. Melden Sie sich neu an und rufen Sie dann erneut ab.
retrieve-403 = Sie dürfen keine Anrufe abrufen. Melden Sie sich neu an und stimmen Sie den Anrufberechtigungen zu, oder bitten Sie Ihre Administration darum.
retrieve-404 = Dort ist niemand geparkt, oder die Nummer gibt es nicht. Prüfen Sie die Nummer oder fragen Sie, ob jemand anders den Anrufer hat.
retrieve-405 = Webex bietet für Ihr Konto keine Anrufsteuerung. Bitten Sie Ihre Administration um eine Lizenz für Webex Calling.
retrieve-409 = Der Anruf ist gerade nicht zu haben; vielleicht war jemand schneller. Fragen Sie im Kollegenkreis oder rufen Sie erneut ab.
retrieve-410 = Den Anruf oder das Gerät gibt es bei Webex nicht mehr. Wählen Sie ein anderes Gerät und rufen Sie dann erneut ab.
retrieve-415 = Webex versteht diese Version von Valet nicht. Rufen Sie am Telefon ab und bitten Sie Ihre Administration um ein neueres Valet.
retrieve-423 = Der Anruf ist für einen Moment gesperrt, weil gerade etwas anderes mit ihm geschieht. Warten Sie den Countdown ab und rufen Sie dann erneut ab.
retrieve-428 = Webex ist dafür noch nicht bereit. Prüfen Sie, ob Ihr Telefon frei ist, und rufen Sie dann erneut ab.
retrieve-429 = Webex ist ausgelastet und bittet zu warten. Es wurde nichts abgerufen; warten Sie den Countdown ab und rufen Sie dann erneut ab.
retrieve-500 = Webex hatte ein Problem, und der Abruf hat vielleicht geklappt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-502 = Der Weg zu Webex war gestört, und der Abruf hat vielleicht geklappt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-503 = Webex ist zurzeit nicht verfügbar, aber der Abruf hat vielleicht geklappt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-504 = Webex hat zu lange gebraucht, und der Abruf hat vielleicht geklappt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-no-answer = Von Webex kam keine Antwort, und der Abruf hat vielleicht geklappt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.
retrieve-not-sent = Webex ist nicht erreichbar, deshalb wurde nichts abgerufen. Prüfen Sie die Netzwerkverbindung und rufen Sie dann erneut ab.
retrieve-unreadable = Es kam eine Antwort, die Valet nicht lesen kann, vielleicht vom Netzwerk und nicht von Webex. Heben Sie den Hörer ab, falls Ihr Gerät klingelt; Valet sieht in Ihren Anrufen nach.

command-200 = Webex hat den Auftrag angenommen.
command-201 = Webex hat den Auftrag angenommen, und ein Anruf beginnt. Heben Sie den Hörer ab, falls Ihr Gerät klingelt.
command-202 = Webex hat den Auftrag angenommen, sagt aber noch nicht, was daraus wurde. Valet sieht in Ihren Anrufen nach.
command-204 = Webex hat den Auftrag angenommen, ohne zu sagen, was daraus wurde. Valet sieht in Ihren Anrufen nach.
command-400 = Webex hat das nicht angenommen, und { $was_not }. Vielleicht { $perhaps }.
command-401 = Ihre Anmeldung ist beendet, und { $was_not }. Melden Sie sich neu an, dann { $again }.
command-403 = Sie dürfen { $plural }, und { $was_not }. Melden Sie sich neu an und stimmen Sie den Anrufberechtigungen zu, oder bitten Sie Ihre Administration darum.
command-404 = Webex findet den Anruf oder die Nummer nicht, und { $was_not }. Vielleicht { $perhaps }.
command-405 = Webex bietet das für Ihr Konto nicht an, und { $was_not }. Bitten Sie Ihre Administration um eine Lizenz für Webex Calling.
command-409 = Das ist gerade nicht möglich, und { $was_not }. Vielleicht { $perhaps }.
command-410 = Den Anruf oder das Gerät gibt es bei Webex nicht mehr, und { $was_not }. Vielleicht { $perhaps }.
command-415 = Webex versteht diese Version von Valet nicht, und { $was_not }. Tun Sie es am Telefon und bitten Sie Ihre Administration um ein neueres Valet.
command-423 = Der Anruf ist für einen Moment gesperrt, weil gerade etwas anderes mit ihm geschieht, und { $was_not }. Warten Sie den Countdown ab, dann { $again }.
command-428 = Webex ist dafür noch nicht bereit, und { $was_not }. Vielleicht { $perhaps }. Sehen Sie nach Ihrem Telefon, dann { $again }.
command-429 = Webex ist ausgelastet und bittet zu warten, und { $was_not }. Warten Sie den Countdown ab, dann { $again }.
command-500 = Webex hatte ein Problem, und { $may_be }. Valet sieht in Ihren Anrufen nach.
command-502 = Der Weg zu Webex war gestört, und { $may_be }. Valet sieht in Ihren Anrufen nach.
command-503 = Webex ist zurzeit nicht verfügbar, aber { $may_be }. Valet sieht in Ihren Anrufen nach.
command-504 = Webex hat zu lange gebraucht, und { $may_be }. Valet sieht in Ihren Anrufen nach.
command-no-answer = Von Webex kam keine Antwort, und { $may_be }. Valet sieht in Ihren Anrufen nach.
command-not-sent = Webex ist nicht erreichbar, und { $was_not }. Prüfen Sie die Netzwerkverbindung, dann { $again }.
command-unreadable = Es kam eine Antwort, die Valet nicht lesen kann, vielleicht vom Netzwerk und nicht von Webex, und { $may_be }. Valet sieht in Ihren Anrufen nach.

command-was-not = { $command ->
        [dial] es wurde niemand angerufen
        [answer] der Anruf wurde nicht von hier angenommen
        [reject] der Anruf wurde nicht abgewiesen
        [hangup] der Anruf wurde nicht von hier beendet
        [hold] der Anruf wird nicht gehalten
        [resume] der Anruf wurde nicht fortgesetzt
        [mute] Sie sind nicht stummgeschaltet, und der Anrufer hört Sie
        [unmute] Ihre Stummschaltung wurde nicht aufgehoben
        [divert] der Anruf wurde nicht weitergeleitet
        [transfer] der Anruf wurde nicht übergeben
        [park] der Anruf wurde nicht geparkt
        [pickup] es wurde kein Anruf übernommen
        [pull] der Anruf wurde nicht hierher geholt
        [push] der Anruf wurde nicht an Ihre Führungskraft übergeben
        [transmitDtmf] die Ziffern wurden nicht gesendet
       *[preferredAnswerEndpoint] Ihr Webex-Standard wurde nicht geändert
    }
command-may-be = { $command ->
        [dial] vielleicht wurde die Nummer angerufen
        [answer] vielleicht wurde der Anruf angenommen
        [reject] vielleicht wurde der Anruf abgewiesen
        [hangup] vielleicht ist der Anruf beendet
        [hold] vielleicht wird der Anruf gehalten
        [resume] vielleicht wurde der Anruf fortgesetzt
        [mute] vielleicht sind Sie stummgeschaltet
        [unmute] vielleicht ist Ihre Stummschaltung aufgehoben, sodass der Anrufer Sie hört
        [divert] vielleicht wurde der Anruf weitergeleitet
        [transfer] vielleicht wurde der Anruf übergeben
        [park] vielleicht wurde der Anruf geparkt
        [pickup] vielleicht wurde der Anruf übernommen
        [pull] vielleicht wurde der Anruf auf dieses Gerät geholt
        [push] vielleicht wurde der Anruf an Ihre Führungskraft übergeben
        [transmitDtmf] vielleicht wurden die Ziffern gesendet
       *[preferredAnswerEndpoint] vielleicht wurde Ihr Webex-Standard geändert
    }
command-again = { $command ->
        [dial] rufen Sie erneut an
        [answer] nehmen Sie erneut an oder heben Sie den Hörer ab
        [reject] weisen Sie ihn erneut ab
        [hangup] legen Sie erneut auf, hier oder am Telefon
        [hold] halten Sie ihn erneut, hier oder am Telefon
        [resume] setzen Sie ihn erneut fort, hier oder am Telefon
        [mute] schalten Sie sich erneut stumm, hier oder am Telefon
        [unmute] heben Sie die Stummschaltung erneut auf, hier oder am Telefon
        [divert] leiten Sie ihn erneut weiter
        [transfer] übergeben Sie ihn erneut
        [park] parken Sie ihn erneut
        [pickup] übernehmen Sie ihn erneut
        [pull] holen Sie ihn erneut
        [push] geben Sie ihn erneut weiter
        [transmitDtmf] tippen Sie sie erneut
       *[preferredAnswerEndpoint] wählen Sie ihn erneut
    }
command-perhaps = { $command ->
        [dial] gibt es die Nummer nicht, oder Ihr Gerät ist nicht frei
        [answer] klingelt es nicht mehr, oder an diesem Gerät muss von Hand angenommen werden
        [reject] klingelt es nicht mehr
        [hangup] ist er schon beendet
        [hold] ist der Anruf nicht verbunden, oder sein Gerät muss von Hand bedient werden
        [resume] wird der Anruf nicht gehalten, oder sein Gerät muss von Hand bedient werden
        [mute] ist der Anruf nicht verbunden, oder sein Gerät muss von Hand bedient werden
        [unmute] ist der Anruf nicht verbunden, oder sein Gerät muss von Hand bedient werden
        [divert] ist der Anruf beendet, oder die Nummer gibt es nicht
        [transfer] ist einer der Anrufe beendet oder nicht verbunden, oder die Nummer gibt es nicht
        [park] ist die Parkposition belegt oder nicht vorhanden, oder der Anruf ist nicht verbunden
        [pickup] klingelt es nicht mehr, oder jemand anders war schneller
        [pull] ist keiner Ihrer Anrufe auf einem anderen Gerät, oder dieses ist nicht frei
        [push] ist der Anruf nicht verbunden, oder er gehört keiner Führungskraft, der Sie assistieren
        [transmitDtmf] ist der Anruf nicht verbunden
       *[preferredAnswerEndpoint] gibt es das Gerät nicht mehr
    }
command-plural = { $command ->
        [dial] niemanden anrufen
        [answer] Anrufe nicht von hier annehmen
        [reject] keine Anrufe abweisen
        [hangup] Anrufe nicht von hier beenden
        [hold] Anrufe nicht von hier halten
        [resume] Anrufe nicht von hier fortsetzen
        [mute] sich nicht von hier stummschalten
        [unmute] Ihre Stummschaltung nicht von hier aufheben
        [divert] keine Anrufe weiterleiten
        [transfer] keine Anrufe übergeben
        [park] keine Anrufe parken
        [pickup] keine Anrufe anderer übernehmen
        [pull] keine Anrufe von einem Ihrer Geräte auf ein anderes holen
        [push] keine Anrufe an eine Führungskraft übergeben
        [transmitDtmf] von hier keine Ziffern senden
       *[preferredAnswerEndpoint] Ihren Webex-Standard nicht ändern
    }

number-empty = Tippen Sie eine Nummer, etwa 7001 oder +12223334444.
number-look-alike = „{ $character }“ sieht aus wie eine Ziffer, ist aber ein anderes Zeichen. Tippen Sie die Nummer erneut mit den Tasten 0 bis 9.
number-character = „{ $character }“ gehört nicht in eine Nummer. Tippen Sie Ziffern wie 7001, +12223334444 oder *73, oder eine Adresse wie user@company.domain.
number-control = Die Nummer enthält einen Zeilenumbruch oder ein unsichtbares Zeichen. Tippen Sie eine einzige Nummer, etwa 7001.
number-trunk-zero = Lassen Sie die „(0)“ nach der Landesvorwahl weg, wie in +442079460000.
number-too-long = Die Nummer ist zu lang: Höchstens { $max } Ziffern können gewählt werden. Prüfen Sie sie und tippen Sie sie erneut.
number-not-international = Nach dem + kommen die Landesvorwahl und die ganze Nummer, wie in +12223334444.
number-star-code = Nach dem * kommt der Code, wie in *73.
number-address = Das ist keine ganze Adresse. Sie hat einen Namen, ein @ und eine Domain, wie in user@company.domain.

digits-empty = Tippen Sie die Ziffern, die gesendet werden sollen, etwa 1 oder 42#.
digits-character = „{ $character }“ kann nicht in ein Gespräch gesendet werden. Tippen Sie 0 bis 9, *, #, A bis D oder ein Komma für eine Pause.

base-plain-http = api_base beginnt mit http://, was nur für diesen Computer selbst erlaubt ist; verwenden Sie https://
base-not-http = api_base ist keine Webadresse wie https://webexapis.com/v1
base-credentials = api_base enthält einen Benutzernamen oder ein Kennwort; entfernen Sie es
base-query = api_base enthält ein „?“ oder ein „#“; sie muss mit dem Pfad enden, wie in https://webexapis.com/v1
proxy-no-address = der Proxy ist keine Adresse wie http://proxy.company.domain:8080
no-tls-because = auf diesem Computer lassen sich keine sicheren Verbindungen einrichten: { $why }
