import type { Words } from '../translated.ts';

export const access: Words['access'] = {
  title: 'Connexion',
  why: 'Ce Boardcast veut savoir qui le pilote : saisissez le mot de passe qu’il a affiché à son premier démarrage.',
  again: 'Votre session est terminée. Ce qui est sur la page reste ; connectez-vous pour continuer.',
  passphrase: 'Mot de passe',
  signIn: 'Se connecter',
  show: 'Afficher la saisie',
  where:
    'Personne ne l’a plus ? Sur l’ordinateur qui fait tourner Boardcast, la page d’accueil ne le demande pas et en crée un nouveau.',
  signOut: 'Se déconnecter',
  keys: 'Clés',
  keysHint:
    'Les autres ordinateurs en ont besoin. Elles ne sont pas conservées : seule une nouvelle peut être affichée.',
  kinds: {
    publish: 'Envoi',
    viewer: 'Overlays',
    operator: 'Opérateurs',
  },
  opens: {
    publish: 'envoie les scores depuis un autre ordinateur',
    viewer: 'ouvre les overlays sur un autre ordinateur',
    operator: 'connecte les opérateurs sur un autre ordinateur',
  },
  madeOn: (date: string) => `créée le ${date}`,
  newKey: 'Nouvelle clé',
  newKeyOf: (kind: string) => `Nouvelle clé : ${kind}`,
  sure: {
    publish: 'Les programmes de score avec l’ancienne clé sont coupés aussitôt.',
    viewer: 'Les overlays avec l’ancienne clé sont coupés aussitôt et montrent ce qu’ils avaient en dernier.',
    operator: 'Tous ceux qui sont connectés avec l’ancien mot de passe sont déconnectés aussitôt.',
  },
  make: 'La créer',
  newPublish: 'Nouvelle adresse pour Scoreboard OCR, affichée cette seule fois',
  newViewer: 'Nouvelle adresse de l’overlay, affichée cette seule fois',
  newOperator: 'Nouveau mot de passe, affiché cette seule fois',
  edge: 'Relais de périphérie de',
  edgeScores: 'Les tableaux y envoient leurs scores.',
  edgePasses: 'Ce qui est piloté ici lui est transmis.',
  edgeLooks: 'Ici on regarde, on pilote là-bas.',
  openLan: 'Ouvert à tous sur ce réseau',
  openLanMeans: (flag: string) =>
    `Boardcast a été démarré avec ${flag} : quiconque l’atteint peut envoyer des scores et piloter.`,
  viewerKey: 'Clé des overlays sur d’autres ordinateurs',
  viewerKeyHint: 'Elle va dans le lien après #k= et n’est conservée nulle part.',
};
