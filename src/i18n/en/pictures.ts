import type { Words } from '../messages.ts';
import type { pictures as th } from '../th/pictures.ts';

export const pictures: Words<typeof th> = {
  title: 'Photos',
  lead: (most) => `Optional, at most ${most}`,
  leadSigned: 'Take the signed form now, or add it later from the page of the record',
  titleSigned: 'Photo of the signed form',
  titlePaper: 'Photo of the paper form',
  leadPaper: 'Take both sides; they stand beside the form while you type',
  count: (n, most) => `${n} of ${most}`,
  kind: 'The next photo is',
  roles: {
    'signed-form': 'The signed form',
    'paper-form': 'The paper form',
    signature: 'A signature',
    evidence: 'Evidence of the debt',
    other: 'Something else',
  },
  camera: 'Take a photo',
  file: 'Choose a photo file',
  fileLeaves:
    'The file itself stays where it is. The camera in this program leaves no copy anywhere',
  take: 'Take',
  closeCamera: 'Close the camera',
  tryCamera: 'Try the camera again',
  noCamera: 'Without the camera',
  otherCamera: 'Other camera',
  preview: 'What the camera sees',
  starting: 'Opening the camera',
  cameraKeys: 'Space takes · R turns the last photo · Delete removes it · Esc closes the camera',
  cameraTrouble: {
    denied:
      'This program may not use the camera yet. Allow it in the browser’s address bar and press “Try the camera again”, or choose a photo file',
    none: 'No camera was found. Connect one and try again, or choose a photo file',
    busy: 'The camera can’t be opened. Another program may be using it: close that and try again, or choose a photo file',
  },
  saving: 'Saving the photo',
  added: (n) => `Photo ${n} is saved on this device`,
  turned: (n) => `Photo ${n} was turned`,
  removed: (n) => `Photo ${n} was removed`,
  undo: 'Undo',
  back: (n) => `Photo ${n} is back`,
  nth: (n, kind) => `Photo ${n}: ${kind}`,
  open: (n) => `Show photo ${n} large`,
  turn: 'Turn',
  remove: 'Remove',
  about: (n) => `photo ${n}`,
  larger: 'Larger',
  smaller: 'Smaller',
  close: 'Close the large photo',
  viewer: (n) => `Photo ${n}; arrow keys move it`,
  notOpen: 'This photo can’t be opened',
  trouble: {
    type: 'The photo must be JPG or PNG',
    broken:
      'This photo can’t be opened. The file may be damaged or not a photo. Take it again or choose another',
    big: 'The photo is over 15 MB. Take it again at normal size',
    full: (most) => `There are ${most} photos. Remove one before adding another`,
    'no-room':
      'There is little room left on this device, so no more photos are kept and the text can still be saved. What you typed is all there',
    'disk-full': 'This device is full, so the photo was not saved. What you typed is all there',
    'database-closed': 'The photo was not saved. What you typed is all there. Try again',
    'older-code':
      'This program is older than the data on this device, so the photo was not saved. Close and open the program again',
    other: 'The photo was not saved. What you typed is all there. Try again',
  },
  attach: {
    title: 'Add pictures',
    lead: 'They go into the history of this record. What was registered stays as it is',
    already: (n) => `This record has ${n} photos already`,
    keep: 'Save the photos to the record',
    keeping: 'Saving',
    none: 'Take a photo or choose a photo file first',
    notKept: 'Not saved to the record yet. The photos are still on this device. Try again',
    cancelled: 'This record is cancelled, so no photo can be added',
    waiting: (n) => `${n} photos are not saved to the record yet`,
  },
  why: {
    'no-wifi': 'This device sends photos over Wi-Fi only, and no Wi-Fi is found now.',
    'save-data':
      'This device saves data. Press Send on the page of what waits to send them all the same.',
    'weak-line':
      'The signal is weak: photos go when it is better, and little by little until then. Press Send on the page of what waits to send them all the same.',
  },
  toSettings: 'Settings for sending photos',
  sendingNow: (percent) => `Sending a photo: ${percent} % has gone`,
  missingOf: (n) => `photos missing: ${n}`,
  left: (n) => `Photos not sent: ${n}`,
  leftMore:
    'The centre has given no receipt for them; they are on this device, encrypted. The records themselves go first, and then the photos, by themselves. Do not clear this device’s data',
};
