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
};
