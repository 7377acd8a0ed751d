/**
 * Everything signed that is not an envelope is a JWS (RFC 7515, compact, ES256). The protected
 * header's `typ` says which statement it is, so that a receipt can never pass for a certificate.
 */
export const statementTypes = {
  keyList: 'dd-keys+1',
  deviceCertificate: 'dd-device+1',
  officerCertificate: 'dd-officer+1',
  manifest: 'dd-manifest+1',
  receipts: 'dd-receipts+1',
  mailbox: 'dd-mailbox+1',
  watermark: 'dd-watermark+1',
  enrolment: 'dd-enrolment+1',
  officerProof: 'dd-officer-proof+1',
  proof: 'dd-proof+1',
  request: 'dd-request+1',
  deviceEnrolment: 'dd-device-enrolment+1',
  activation: 'dd-activation+1',
  slipQuestion: 'dd-slip-question+1',
  command: 'dd-command+1',
  picture: 'dd-picture+1',
  pictureReceipt: 'dd-picture-receipt+1',
  closing: 'dd-closing+1',
} as const;
export type StatementType = (typeof statementTypes)[keyof typeof statementTypes];
