import type { Catalogue } from './catalogues.js';
import { es as restrictions } from './restrictions/es.js';
import { es as told } from './told/es.js';

/** Spanish. */
export const es: Catalogue = {
  direction: 'ltr',
  footer: 'Recibe este mensaje por su cuenta en {place}. Nadie lee las respuestas a esta dirección.',
  otherwise: 'Si el botón no funciona, copie esta dirección en su navegador:',
  letters: {
    'verify-address': {
      subject: 'Confirme su dirección de correo',
      paragraphs: [
        'Le damos la bienvenida a {place}. Confirme que esta dirección es suya, por favor. El enlace vale durante tres días.',
        'Si no ha creado una cuenta allí, puede que alguien se equivocara al escribir su dirección. No tiene que hacer nada: simplemente, no la confirme.',
      ],
      button: 'Confirmar mi dirección',
    },
    'change-address': {
      subject: 'Confirme su nueva dirección de correo',
      paragraphs: [
        'Ha pedido que esta sea la dirección de su cuenta en {place}. Lo será en cuanto la confirme. El enlace vale durante un día.',
        'Si no lo ha pedido, no tiene que hacer nada.',
      ],
      button: 'Confirmar mi nueva dirección',
    },
    'address-changing': {
      subject: 'Alguien ha pedido cambiar su dirección de correo',
      paragraphs: [
        'Alguien con la sesión iniciada en su cuenta de {place} ha pedido que la dirección pase a ser {email}. Hemos enviado allí un enlace; nada cambia hasta que se use.',
        'Si fue usted, todo está en orden. Si no, cree una contraseña nueva cuanto antes y termine las sesiones que no reconozca.',
      ],
      button: 'Ver mi cuenta',
    },
    'address-changed': {
      subject: 'Su dirección de correo ha cambiado',
      paragraphs: [
        'La dirección de su cuenta en {place} es ahora {email}. Este es el último mensaje a esta dirección.',
        'Si no fue usted, escriba lo antes posible a los responsables de {place}.',
      ],
    },
    'reset-password': {
      subject: 'Crear una contraseña nueva',
      paragraphs: [
        'Alguien, esperamos que usted, ha pedido una contraseña nueva para su cuenta en {place}. El enlace vale durante media hora y sirve una vez.',
        'Si no la ha pedido, no tiene que hacer nada. Su contraseña sigue igual.',
      ],
      button: 'Crear una contraseña nueva',
    },
    'sign-in-link': {
      subject: 'Su enlace para iniciar sesión',
      paragraphs: [
        'Con este enlace inicia sesión en {place}. Vale durante un cuarto de hora y sirve una vez. No se lo dé a nadie, por favor.',
        'Si no lo ha pedido, no tiene que hacer nada.',
      ],
      button: 'Iniciar sesión',
    },
    'new-device': {
      subject: 'Un nuevo inicio de sesión: ¿fue usted?',
      paragraphs: [
        'Alguien ha iniciado sesión en su cuenta de {place} desde un navegador que no había usado allí: {device}, {at}.',
        'Si fue usted, todo está en orden. Si no, cree una contraseña nueva y termine esa sesión.',
      ],
      button: 'Ver mis sesiones',
    },
    'password-changed': {
      subject: 'Su contraseña ha cambiado',
      paragraphs: [
        'La contraseña de su cuenta en {place} se ha cambiado: {at}. Sus demás sesiones han terminado.',
        'Si no fue usted, pida cuanto antes una contraseña nueva.',
      ],
      button: 'Ver mi cuenta',
    },
    'passkey-added': {
      subject: 'Se ha añadido una clave de acceso',
      paragraphs: [
        'Se ha añadido a su cuenta en {place} una clave de acceso llamada «{name}»: {at}. Quien la tenga puede iniciar sesión.',
        'Si no fue usted, quítela y cree cuanto antes una contraseña nueva.',
      ],
      button: 'Ver mi cuenta',
    },
    'second-proof-changed': {
      subject: 'Su segunda comprobación ha cambiado',
      paragraphs: [
        'Lo que su cuenta en {place} pide además de la contraseña se ha cambiado: {at}.',
        'Si no fue usted, cree una contraseña nueva y revise su cuenta cuanto antes.',
      ],
      button: 'Ver mi cuenta',
    },
    'deletion-scheduled': {
      subject: 'Su cuenta se eliminará',
      paragraphs: [
        'Como pidió, su cuenta en {place} y todo lo personal se eliminarán: {at}. Después no se podrán recuperar.',
        'Hasta entonces puede cambiar de opinión. Si no lo ha pedido, conserve la cuenta y cree una contraseña nueva.',
      ],
      button: 'Conservar mi cuenta',
    },
    'export-ready': {
      subject: 'Sus datos están listos',
      paragraphs: ['Todo lo que {place} guarda sobre usted está listo para descargar, durante una semana.'],
      button: 'Ir a la descarga',
    },
    'site-invitation': {
      subject: 'Le invitan a trabajar en {site}',
      paragraphs: [
        'Un administrador de {site} le invita a trabajar en sus debates en {place}.',
        'Inicie sesión con esta dirección, o cree una cuenta con ella, y acepte. El enlace funciona una sola vez, durante siete días.',
        'Si no sabe por qué, no tiene que hacer nada.',
      ],
      button: 'Ver la invitación',
    },
    'notice-received': { subject: 'Hemos recibido su aviso', paragraphs: ['Gracias. Su aviso sobre un contenido en {place} ha llegado: {at}. El equipo de moderación lo revisará.', 'En esta página puede ver en cualquier momento qué ha sido de él. Conserve este mensaje: solo su enlace lleva allí.'], button: 'Ver qué ha sido de él' },
    'notice-acted': { subject: 'Su aviso: el contenido se ha retirado', paragraphs: ['Lo que usted comunicó en {place} se ha retirado. Su aviso: {at}.', 'El motivo: {reason}', 'Lo ha decidido una persona y no una máquina. Si no está de acuerdo, puede acudir a los tribunales o a un órgano de resolución extrajudicial de litigios.'] },
    'notice-dismissed': { subject: 'Su aviso: el contenido se queda', paragraphs: ['El equipo de moderación ha revisado lo que usted comunicó en {place}, y se queda. Su aviso: {at}.', 'El motivo: {reason}', 'Lo ha decidido una persona y no una máquina. Si no está de acuerdo, puede acudir a los tribunales o a un órgano de resolución extrajudicial de litigios.'] },
    ...restrictions,
    ...told.letters,
  },
  told,
};
