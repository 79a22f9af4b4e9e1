/** bunq's part of the wizard: three ways in, each in plain words. */
export const bunq = {
  door: {
    title: 'How do you want to connect bunq?',
    subtitle: 'bunq has three ways in. They read the same accounts and differ in what you need for them.',
    label: 'Ways in',
    simplest: 'Simplest',
    doors: {
      key: {
        name: 'My own API key',
        text: 'You make a key in the bunq app and paste it here. For your own accounts.',
        needs:
          'A paid bunq plan and the bunq app. A new key runs out unless it is used within an hour or so, so make it when you are ready to paste it.',
        may: 'A key can do all that you can, payments included: bunq has none for reading only. Oversikt has no function that pays or transfers. It only reads.',
      },
      oauth: {
        name: 'OAuth client',
        text: 'You make a client in the bunq app, and choose there which accounts may be read.',
        needs: 'A paid bunq plan and the bunq app, where you make a client and later scan a QR code.',
        may: 'bunq decides what a client can do: read, and also move money between your own accounts, but pay nobody else. Oversikt only reads, and only the accounts you share.',
      },
      provider: {
        name: 'PSD2 provider',
        text: 'For licensed parties with a certificate of their own, and for developers in the sandbox.',
        needs:
          'A licence and a QSEAL certificate with its chain and its private key. In the sandbox nothing: Oversikt makes a certificate itself.',
        may: 'As much as the roles in the certificate allow. Oversikt only reads, and only the accounts that are shared with it.',
      },
    },
    environment: 'Which bunq?',
    environments: {
      production: { name: 'The real bunq', text: 'Your own accounts and your own money.' },
      sandbox: {
        name: 'bunq’s sandbox',
        text: 'bunq’s test bank with invented users. Nothing in it is real.',
      },
    },
    needs: 'What it needs',
    may: 'What it may do',
    sandboxNeeds:
      'Nothing: bunq hands out invented users to everybody. Keys of the sandbox work only there, and those of the real bunq only with the real one.',
  },
  sandbox: 'Sandbox',
  redirect: {
    scheme: 'Use an https address',
    schemeText:
      'Only if bunq does not take the http one. Nobody answers https on this computer, so at the end the browser says that the page cannot be reached. You then copy its address and paste it here.',
    port: 'The number in the redirect URI. Change it if another program uses it.',
    advanced: 'Advanced',
  },
  key: {
    title: 'Make an API key in the bunq app',
    subtitle: 'An API key is a long password for programs. You make it yourself, and can delete it any day.',
    open: {
      title: 'Open the bunq app and go to the developer pages',
      text: 'They are under Profile, Settings, Developers, API keys.',
    },
    add: {
      title: 'Add an API key',
      text: 'Call it what you like, for example Oversikt, so that you recognise it later.',
    },
    copy: {
      title: 'Show the key and copy it',
      text: 'Send it to this computer in a way that only you can read. It has to be used within an hour or so of being made; then it stays valid until you delete it.',
    },
    sandboxTitle: 'A key of the sandbox',
    sandboxSubtitle: 'bunq’s test bank gives invented users to anybody who asks, each with a key of its own.',
    sandboxMake: {
      title: 'The easy way: let Oversikt ask for a user',
      text: 'There is a button for it on the next step. The key goes straight to the keychain.',
    },
    sandboxOwn: {
      title: 'Or use a user you have',
      text: 'Its key is in bunq’s developer portal or in the sandbox app, and begins with sandbox_.',
    },
    enterTitle: 'Enter the API key',
    enterSubtitle: 'Oversikt checks it with bunq in the next step.',
    label: 'API key',
    help: 'Paste it rather than typing it.',
    show: 'Show the key',
    hide: 'Hide the key',
    missing: 'Paste the key that the bunq app shows.',
    'is-sandbox':
      'This is a key of the sandbox, and works only there. Go back and choose the sandbox, or paste a key of the real bunq.',
    'is-production':
      'Keys of the sandbox begin with sandbox_. This one may be of the real bunq, and is not sent to the sandbox.',
    newUser: {
      title: 'No key at hand?',
      text: 'bunq’s sandbox makes an invented person with an account for you. Oversikt keeps the key.',
      button: 'Make a sandbox user for me',
    },
    stored:
      'A key is kept for this connection. Leave the field empty to keep it, or paste another to replace it.',
    storedJustNow: 'Kept in the keychain. To replace the key, paste another.',
    keep: 'In the keychain of this computer, where passwords belong, and nowhere else. Oversikt sends it to bunq only, never shows it again, and has no function that pays or transfers.',
    deletes: 'You can end the access at any time by deleting the key in the bunq app.',
  },
  oauth: {
    title: 'Make an OAuth client in the bunq app',
    subtitle: 'A client is a name and a password for a program. bunq asks you which accounts it may see.',
    open: {
      title: 'Open the bunq app and go to the developer pages',
      text: 'They are under Profile, Settings, Developers, OAuth. bunq gives every customer one client, so use the one you have if there is one.',
    },
    sandboxOpen: {
      title: 'Open bunq’s developer portal or the sandbox app',
      text: 'Sign in as your sandbox user and go to Developers, OAuth.',
    },
    redirect: {
      title: 'Add this as its redirect URI',
      text: 'A redirect URI is where bunq sends your browser once you have approved. This one leads to your own computer and nowhere else. It must be the same to the letter.',
    },
    finish: {
      title: 'Open its details',
      text: 'They show a client ID and a client secret: the name and the password of the client. You need both in the next step.',
    },
    enterTitle: 'Enter client ID and secret',
    enterSubtitle: 'Both are shown with the OAuth client in the bunq app.',
    clientIdHelp: 'The public name of your client: 64 letters and digits.',
    required: 'Paste what the bunq app shows.',
  },
  provider: {
    title: 'What will be set up with bunq',
    subtitle:
      'A provider registers by program, not by hand. Oversikt does it for you, step by step, when you have given it a certificate.',
    certificate: {
      title: 'A certificate says who you are',
      text: 'The real bunq wants your QSEAL certificate, issued by a qualified trust service to a licensed party.',
      sandboxText:
        'In the sandbox Oversikt makes one itself, signed by nobody but itself. bunq takes it there.',
    },
    register: {
      title: 'bunq registers the certificate and gives a key',
      text: 'Together with a key pair that is made on this computer and never leaves it.',
    },
    redirect: {
      title: 'An OAuth client is made, with this redirect URI',
      text: 'People are sent back to it once they have approved. It leads to this computer and nowhere else.',
    },
    nameTitle: 'Name your provider',
    nameSubtitle:
      'Oversikt makes a certificate with this name, and bunq shows it on the page where one approves.',
    name: 'Name',
    nameHelp: 'Yours or your company’s. Oversikt adds the roles and something unique.',
    nameMissing: 'Give it a name.',
    nameRule: 'Up to 30 letters, digits, spaces, dots and hyphens.',
    filesTitle: 'Choose your certificate files',
    filesSubtitle: 'Three files in PEM form, as your trust service handed them out.',
    files: {
      certificate: { name: 'QSEAL certificate', text: 'Your own certificate, alone in its file.' },
      chain: {
        name: 'Certificate chain',
        text: 'The issuer’s certificates up to the root, without your own.',
      },
      privateKey: { name: 'Private key', text: 'The key of the certificate, without a passphrase.' },
    },
    choose: 'Choose {{file}}',
    chooseShort: 'Choose a file',
    change: 'Choose another {{file}}',
    changeShort: 'Choose another',
    chosen: 'Chosen: {{name}}',
    missing: 'Choose this file.',
    tooLarge: 'This file is too large to be one. Nothing of it was read.',
    unreadable: 'This file could not be read.',
    form: {
      certificate: 'This file does not hold one certificate in PEM form.',
      chain: 'This file holds something other than certificates in PEM form.',
      privateKey: 'This file does not hold one private key in PEM form.',
    },
    encrypted:
      'This key is locked with a passphrase. Save it without one, for example with openssl pkey, and choose that file.',
    stored:
      'A certificate is kept for this connection. Leave this as it is to keep it. Another certificate is another provider, which is set up anew.',
    keep: 'In the keychain of this computer and nowhere else. Nothing of the files is shown, copied or logged. The private key signs one thing: the registration with bunq.',
  },
  prepare: {
    title: 'Set up the provider',
    subtitle: 'Done once. bunq lets itself be asked for each step only slowly, so this can take a minute.',
    label: 'Steps of the set-up',
    stages: {
      certificate: 'Certificate',
      installation: 'Key pair of this computer',
      credential: 'Registration of the certificate',
      device: 'Registration of this computer',
      session: 'Session',
      'oauth-client': 'OAuth client',
      'callback-url': 'Redirect URI',
      'asking-bank': 'Answer of the bank',
    },
    states: { done: 'done', running: 'under way', failed: 'stopped here', ahead: 'to come' },
    start: 'Set up the provider',
    again: 'Check the set-up',
    goOn: 'Go on where it stopped',
    toCertificate: 'To the certificate',
    stop: 'Stop',
    running: 'Setting up with bunq …',
    kept: 'What is made stays. If it stops on the way, it goes on from there.',
    before:
      'This connection was set up before. To check it, or to register a changed redirect URI, run it again; what is there is not made twice.',
    done: 'The provider is set up',
    providerName: 'Name at bunq',
    redirectUri: 'Redirect URI',
  },
  consent: {
    subtitle: 'bunq’s own page opens in your browser. You decide in the bunq app, and come back here.',
    steps: {
      browser: 'Your own browser opens bunq’s page with a QR code.',
      scan: 'You scan it with the bunq app on your phone. Oversikt sees none of it.',
      sandboxScan:
        'You scan it with the sandbox app. On a virtual phone, open the copied link there instead.',
      choose: 'You choose the accounts to share and approve.',
      back: 'bunq sends your browser back to this computer.',
      paste: 'The browser says that the page cannot be reached. You copy its address and paste it here.',
    },
    honest:
      'bunq decides what a connection can do, and gives none for reading only. Oversikt has no function that pays or transfers. It only reads, and keeps the key in the keychain of this computer.',
    lasts:
      'bunq names no day on which the access ends. You can end it at any time in the bunq app, under the connected apps.',
    ready: 'Have your phone with the bunq app ready.',
    start: 'Open bunq’s page',
    waitingTitle: 'Waiting for you at bunq',
    waiting: 'Scan the QR code with the bunq app, choose the accounts and approve.',
    empty:
      'Approving worked, but no account was shared. Sign in again and choose the accounts in the bunq app.',
    toPrepare: 'To the set-up',
    portProvider: 'Choose another port. The provider is then set up with the new address before you sign in.',
    usePort: 'Use port {{port}} and set it up',
  },
  check: {
    title: 'Check the key with bunq',
    subtitle: 'Oversikt introduces itself to bunq with your key. No browser is needed.',
    what: 'What happens',
    steps: {
      pair: 'This computer makes a key pair of its own and tells bunq its public half.',
      device: 'bunq ties your API key to this computer.',
      session: 'A session is opened, and your accounts are asked for.',
    },
    label: 'Steps of the check',
    start: 'Check the key',
    again: 'Check again',
    running: 'Checking the key with bunq …',
    toKey: 'Enter another key',
    given: 'The key works',
    givenText: 'bunq knows this computer now. Go on to choose your accounts.',
    slow: 'bunq opens at most one session in half a minute, so this may take that long.',
    empty: 'The key works, but bunq showed no account for it.',
  },
}
