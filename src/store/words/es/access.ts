import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Iniciar sesión',
  why: 'Este Boardcast quiere saber quién lo maneja: escriba la contraseña que mostró al arrancar por primera vez.',
  again: 'Su sesión ha terminado. Lo que hay en la página se queda; inicie sesión para continuar.',
  passphrase: 'Contraseña',
  signIn: 'Iniciar sesión',
  show: 'Mostrar lo que escribo',
  where:
    '¿Ya nadie la tiene? En el ordenador donde funciona Boardcast, la página de inicio no la pide y crea una nueva.',
  signOut: 'Cerrar sesión',
};
