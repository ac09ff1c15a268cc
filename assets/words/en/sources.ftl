# The panel "What Valet can see": each source of news and each slot in a row, its name in 170 points, its state in 400.

sources-title = What Valet can see
# The control in the header that opens it, for the ear: { $state } is how news comes, such as "Live".
sources-button = { $state }. { sources-title }
source-heard = { $name }: { $state }
source-live-news = Live news
source-calls = Your calls
source-calls-live = Live news of your calls
source-recall = Recall time
source-requests = Requests to Webex
source-live = Live
source-live-since = Live since { $at }
source-connecting = Opening live news
source-lost = Lost since { $at }: { $why }
source-refused = Refused: { $why }
source-off = Off
source-off-because = Off: { $why }
source-asking = Asking Webex
source-read = Read
source-not-read = Not read yet
# { $age } is "0:10 ago" or "just now".
last-read = last read { $age }
last-news = Last news { $age }
recall-time-of-settings = { $secs } s, from the settings of Valet; Webex may use another time
recall-time-of-webex = { $secs } s, as Webex says
requests-counted = { $minute } in the last minute, { $hour } in the last hour
requests-not-counted = Not counted
reads-wait = Webex asked to slow down: reading goes on in { $left }

## The reads of the desk, and why there is no live news.

source-slots = Slots and colleagues
source-group = Call park group
source-devices = Devices
no-live-permission = This sign-in lacks the permission spark:xsi. Without it Valet knows only what was done here.
no-live-sign-in = Nobody is signed in.
no-live-profile = Your profile has not been read.
no-live-line = Webex does not list it among your monitored lines, so it cannot be watched.

## The board, while no slot is monitored: above the sentence that is copied and sent to the administrator. Where Control Hub is in
## another language, its words stay English: an administrator finds them by the place where they stand.

ask-administrator = What to ask your administrator for
slots-wanted = Please let { $name } see the parked calls: Control Hub › Users › { $name } › Calling › Monitoring › Add Call Park Extension, and there every park extension that the reception uses.
