/** What is said where a relay wants to know who asks. */
export const access = {
  title: 'Sign in',
  why: 'This Boardcast wants to know who operates it: type the passphrase that it printed when it was first started.',
  again: 'Your sign-in has ended. What stands on the page stays; sign in to go on.',
  passphrase: 'Passphrase',
  signIn: 'Sign in',
  show: 'Show what I type',
  where: 'Nobody has it any more? On the computer that runs Boardcast its start page needs none, and makes a new one.',
  signOut: 'Sign out',
};
