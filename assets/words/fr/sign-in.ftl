starting = Démarrage…
tagline = Va chercher ce qui a été parqué.
sign-in = Se connecter avec Webex
sign-in-code = Se connecter avec un code sur un autre appareil
use-token = Utiliser un jeton d’accès personnel…
change-client = Modifier l’ID client ou le secret…
back = Retour

token-title = Essayer Valet avec un jeton d’accès personnel
token-what = Copiez-le depuis developer.webex.com, où vous êtes connecté. Webex y met fin après 12 heures, et Valet ne l’enregistre jamais.
token = Jeton d’accès personnel
sign-in-token = Se connecter avec ce jeton

preparing = Préparation de la connexion…
browser-title = Connectez-vous dans le navigateur
browser-what = Webex vous demande dans le navigateur qui vous êtes. Valet continue ensuite de lui-même.
browser-failed = Aucun navigateur n’a pu être ouvert. Copiez le lien et ouvrez-le vous-même sur ce PC.
copy-link = Copier le lien
open-again = Rouvrir le navigateur
open-here = Ouvrir ici dans le navigateur
code-title = Se connecter sur un autre appareil
code-what = Sur un téléphone ou un autre PC, ouvrez cette page et tapez le code.
code = le code
link = le lien
path = le chemin
code-runs-out = Le code expire dans { $left }.
code-over = Le code a expiré.
new-code = Nouveau code

no-keychain = Ce PC n’a pas de trousseau que Valet puisse utiliser ; « valet doctor » dit pourquoi.
keychain-is-locked = Le trousseau est verrouillé
keychain-is-locked-what = Votre connexion est conservée dans le trousseau de ce PC, et il ne s’ouvre pas. Rien n’est perdu.
keychain-is-locked-do = Déverrouillez-le : saisissez son mot de passe là où le système le demande, ou reconnectez-vous à ce PC. Valet continue de lui-même dès qu’il est ouvert.
keep-title = Conserver la connexion
keep-in-keychain = Dans le trousseau de ce PC
keep-in-memory = Seulement jusqu’à la fermeture
keep-in-file = Dans un fichier que je suis seul à pouvoir lire
cancel-sign-in = Annuler la connexion
keep-sign-in = { keep-title } : { $place }
kept-in-keychain = Votre connexion est conservée dans le trousseau de ce PC.
secret-in-keychain = Le secret est conservé dans le trousseau de ce PC, nulle part ailleurs.

set-up = Configurer Valet
set-up-what = Valet parle à Webex en tant que votre propre intégration. Enregistrez-la une fois ; cela prend environ trois minutes.
step-register = Sur developer.webex.com, connectez-vous, ouvrez « My Webex Apps » et créez une nouvelle app du type « Integration ».
open-developer = Ouvrir developer.webex.com
step-redirects = Saisissez ces adresses de redirection, chacune exactement comme ici.
step-helpers = Pour se connecter avec un code sur un autre appareil, saisir aussi ces quatre
step-scopes = Cochez ces scopes.
step-optional = Scopes facultatifs. Cochez-les aussi, ou retirez-les d’abord de optional_scopes dans config.toml : Webex refuse une connexion qui demande un scope non coché.
step-client = Webex affiche un ID client et, une seule fois, un secret client. Collez les deux.
client-id = ID client
client-secret = Secret client
save-client = Enregistrer et continuer

cannot-start = Valet ne peut pas démarrer
correct-file = Corrigez ce fichier avec un éditeur de texte, puis redémarrez Valet.
quit = Quitter
