starting = Iniciando…
tagline = Trae lo que se aparcó.
sign-in = Iniciar sesión con Webex
sign-in-code = Iniciar sesión con un código en otro dispositivo
use-token = Usar un token de acceso personal…
change-client = Cambiar el ID de cliente o el secreto…
back = Atrás

token-title = Probar Valet con un token de acceso personal
token-what = Cópielo de developer.webex.com, donde tiene la sesión iniciada. Webex lo anula a las 12 horas y Valet nunca lo guarda.
token = Token de acceso personal
sign-in-token = Iniciar sesión con este token

preparing = Preparando el inicio de sesión…
browser-title = Inicie sesión en el navegador
browser-what = Webex le pregunta en el navegador quién es. Después, Valet continúa por sí solo.
browser-failed = No se pudo abrir ningún navegador. Copie el enlace y ábralo usted en este PC.
copy-link = Copiar enlace
open-again = Abrir de nuevo el navegador
open-here = Abrir aquí en el navegador
code-title = Iniciar sesión en otro dispositivo
code-what = En un teléfono o en otro PC, abra esta página y escriba el código.
code = código
link = enlace
path = ruta
code-runs-out = El código caduca en { $left }.
code-over = El código ha caducado.
new-code = Código nuevo

no-keychain = Este PC no tiene un llavero que Valet pueda usar; «valet doctor» dice por qué.
keychain-is-locked = El llavero está bloqueado
keychain-is-locked-what = Su inicio de sesión se guarda en el llavero de este PC, y el llavero no se abre. No se ha perdido nada.
keychain-is-locked-do = Desbloquéelo: escriba su contraseña donde el sistema la pida, o vuelva a iniciar sesión en este PC. En cuanto se abra, Valet sigue por sí solo.
keep-title = Guardar la sesión
keep-in-keychain = En el llavero de este PC
keep-in-memory = Solo hasta que salga
keep-in-file = En un archivo que solo yo puedo leer
cancel-sign-in = Cancelar el inicio de sesión
keep-sign-in = { keep-title }: { $place }
kept-in-keychain = Su sesión se guarda en el llavero de este PC.
secret-in-keychain = El secreto se guarda en el llavero de este PC y en ningún otro lugar.

set-up = Configurar Valet
set-up-what = Valet habla con Webex como una integración suya. Regístrela una vez; lleva unos tres minutos.
step-register = En developer.webex.com, inicie sesión, abra «My Webex Apps» y cree una nueva app del tipo «Integration».
open-developer = Abrir developer.webex.com
step-redirects = Introduzca estas direcciones de redirección, cada una exactamente como aparece aquí.
step-helpers = Para iniciar sesión con un código en otro dispositivo, introduzca también estas cuatro
step-scopes = Marque estos permisos (scopes).
step-optional = Permisos opcionales. Márquelos también o quítelos antes de optional_scopes en config.toml: Webex rechaza un inicio de sesión que pide un permiso sin marcar.
step-client = Webex muestra un ID de cliente y, una sola vez, un secreto de cliente. Pegue ambos.
client-id = ID de cliente
client-secret = Secreto de cliente
save-client = Guardar y continuar

cannot-start = Valet no puede iniciarse
correct-file = Corrija este archivo con un editor de texto y vuelva a iniciar Valet.
quit = Salir
