/** BankID orders, wherever one is shown. */
export const identity = {
  order: 'BankID',
  qr: 'QR code. Scan it with the BankID app on your phone; it changes every second.',
  starting: 'Asking BankID …',
  opening: 'The BankID app was asked to open on this computer. Approve there.',
  complete: 'Approved.',
  open: 'Open BankID on this computer',
  openAgain: 'Open BankID once more',
  left_one: '{{count}} second left',
  left_other: '{{count}} seconds left',
  renewed: 'This is a new code: nobody had scanned the one before.',
  identified: {
    says: 'BankID says that you are',
    elsewhere:
      'BankID saw another address on the network than this computer’s, although its app was opened here. A VPN can be the reason. If it was not you who approved, have your bank block your BankID.',
  },
  steps: {
    open: 'Open the BankID app on your phone.',
    scan: 'Choose to scan a QR code, and point at the code here.',
    approve: 'Read what the app says, and approve if it is what you meant.',
  },
  openFailed: {
    title: 'BankID did not open on this computer',
    what: 'Nothing here knows how to open it. The app is most likely not installed.',
    next: 'Scan the code with your phone, or install the BankID app and try again.',
  },
  pretend: {
    waiting: 'Open the pretend phone, and approve there.',
    opening: 'The pretend phone was asked to open in your browser. Approve there.',
    why: 'This BankID is invented: no real phone can scan its code. A pretend phone stands in for one.',
    open: 'Open the pretend phone',
    openAgain: 'Open the pretend phone once more',
    failed: {
      expiredTransaction: {
        title: 'The pretend phone did not answer in time',
        what: 'The request ran out before it was approved. Nothing is changed.',
        next: 'Keep the pretend phone’s page open, and try again.',
      },
      startFailed: {
        title: 'Nobody opened the pretend phone',
        what: 'BankID waits half a minute at a time, and nobody came. Nothing is approved.',
        next: 'Try again, and open the pretend phone before the time is out.',
      },
    },
    openFailed: {
      title: 'The pretend phone did not open',
      what: 'It is a web page of this computer’s own, and nothing here knows how to open one.',
      next: 'Choose a browser for web pages in the system’s settings, and try again.',
    },
  },
  problem: {
    'bank-refused': {
      title: 'BankID did not take the request',
      what: 'It no longer knew it, this certificate may not ask for it, or Oversikt asked in a wrong way. Nothing was done here.',
      next: 'Try again. If it goes on, ask whoever issued the certificate, and look for a newer Oversikt.',
    },
    'bank-unreachable': {
      title: 'BankID does not answer',
      what: 'There is a network, but the connection to BankID failed. Nothing was done here.',
      next: 'Try again in a few minutes.',
    },
    offline: {
      title: 'This computer is offline',
      what: 'Without a network BankID cannot be asked. Nothing was done here.',
      next: 'Check the network connection, and try again.',
    },
    'unexpected-response': {
      title: 'BankID answered in a form we do not know',
      what: 'BankID may have changed its service. The answer was not used, and nothing was done here.',
      next: 'Try again. If it goes on, look for a newer Oversikt.',
    },
    'bank-busy': {
      title: 'BankID asks us to wait {{until}}',
      what: 'It was asked more often than it allows. Nothing was done here.',
      next: 'Wait {{until}}, and try again.',
    },
  },
  pending: {
    outstandingTransaction: 'Scan the code with the BankID app on your phone.',
    noClient: 'BankID is waiting for you. Open the app and let it fetch the request.',
    started:
      'The app is open and is looking for a BankID. If it finds none, there is none on that device that fits: cancel and use your phone.',
    userMrtd: 'Hold your passport or national ID card against the phone, as the app shows.',
    userCallConfirm: 'The app asks whether you are on the phone about this. Oversikt never calls anyone.',
    userSign: 'Enter your security code in the app, and approve if it is what you meant.',
    processing: 'You have approved. BankID is finishing.',
    userStepUp: 'BankID wants one more sign that it is you. Follow the app.',
    userFace: 'The app is looking at your face. Follow what it says.',
    unknown: 'BankID is working on it. Follow what the app says.',
  },
  failed: {
    expiredTransaction: {
      title: 'The BankID app did not answer in time',
      what: 'The request ran out before it was approved. Nothing is changed.',
      next: 'See that the app is open and online, and try again. If you have no BankID, your bank can give you one.',
    },
    certificateErr: {
      title: 'This BankID is blocked or too old',
      what: 'It may have run out, been withdrawn, or got the wrong code too many times. Nothing is approved.',
      next: 'Use another BankID, or get a new one from your bank.',
    },
    userCancel: {
      title: 'You cancelled in the BankID app',
      what: 'Nothing is approved, and nothing is changed.',
      next: 'Try again when you like.',
    },
    cancelled: {
      title: 'The request was stopped',
      what: 'BankID stops a request when another one for the same person begins. Nothing is approved.',
      next: 'Try again. If you began nothing else, do not approve anything you did not ask for.',
    },
    startFailed: {
      title: 'Nobody scanned the code',
      what: 'BankID waits half a minute at a time, and the app did not come. Nothing is approved.',
      next: 'Open the BankID app on your phone first; then try again and scan the code.',
    },
    startFailedHere: {
      title: 'The BankID app did not start here',
      what: 'It is not installed on this computer, or was not opened in time. Nothing is approved.',
      next: 'Install the app here and try again, or scan the code with your phone instead.',
    },
    userDeclinedCall: {
      title: 'You said that you are not on the phone',
      what: 'BankID stopped the request because of that. Nothing is approved.',
      next: 'That was right if somebody called you: Oversikt never does. Try again if you began this yourself.',
    },
    notSupportedByUserApp: {
      title: 'The BankID app is too old for this',
      what: 'The version on your device cannot do what was asked. Nothing is approved.',
      next: 'Update the app and try again.',
    },
    transactionRiskBlocked: {
      title: 'BankID found this too risky',
      what: 'It stopped the request and does not say why. Nothing is approved.',
      next: 'Try again from a network and a device you usually use. If it goes on, ask your bank.',
    },
    mrtdVerificationFailed: {
      title: 'The passport or ID card could not be checked',
      what: 'The chip was not read, or it was not accepted. Nothing is approved.',
      next: 'Try again and hold the document still against the phone.',
    },
    facialRecognitionFailed: {
      title: 'The face check did not work',
      what: 'The app could not see that it was you. Nothing is approved.',
      next: 'Try again in better light, with your whole face in view.',
    },
    nfcNotSupportedByDevice: {
      title: 'This device cannot read the chip',
      what: 'Passports and ID cards are read through NFC, which it lacks or has switched off. Nothing is approved.',
      next: 'Switch NFC on, or use a device that has it.',
    },
    multipleBankIdsOnDevice: {
      title: 'There are several BankIDs on that device',
      what: 'The app could not tell which one to use. Nothing is approved.',
      next: 'Remove those you do not need in the BankID app, or use another device, and try again.',
    },
    stepUpFailed: {
      title: 'The extra check did not work',
      what: 'BankID wanted one more sign that it was you, and did not get it. Nothing is approved.',
      next: 'Try again and follow the app to the end.',
    },
    unknown: {
      title: 'BankID stopped the request',
      what: 'It gave a reason that this version of Oversikt does not know. Nothing is approved.',
      next: 'Try again. If it goes on, look for a newer Oversikt.',
    },
  },
}
