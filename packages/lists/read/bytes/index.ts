export { decoderFor } from './decoder';
export { type Detected, detected, detectFormat, type OfacPart, ofacPartOf } from './detect';
export { type Encoding, encodingOf } from './encoding';
export { type EditionHash, type FileHash, fileOf, fileOfBytes, headOf, sha256OfFiles } from './file';
export { BYTE_LIMITS, type ByteLimits, SNIFF_BYTES } from './limits';
export { refuseNonText, zipKind } from './magic';
export { decodedText, newlinesIn, type TextLine, type TextOptions, textLines } from './text';
