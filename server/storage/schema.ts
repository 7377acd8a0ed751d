import type { Generated } from 'kysely';

/** The tables, as Kysely's types know them; JSON is kept as text in both dialects. */
export interface Schema {
  meta: { key: string; value: string };
  /** Those that people made, or that a certificate names. */
  units: { code: string; kind: string; name: string };
  /** Numbers that custody gave out in each unit and in quarantine, and how far acceptance has come. */
  counters: { unit: string; n: number; judged: Generated<number> };
  envelopes: {
    unit: string;
    n: number;
    hash: string;
    device: string;
    epoch: string;
    seq: number;
    id: string;
    record: string | null;
    sender: string | null;
    at: number;
    bytes: Uint8Array;
  };
  device_epochs: {
    device: string;
    epoch: string;
    ranges: string;
    /** Envelopes that came under a number of this ledger which another has. */
    repeats: Generated<number>;
    head_seq: number;
    head_hash: string | null;
    m: number;
    status: string;
    /** Envelopes that were taken from the very push that brought the status. */
    arrived: number;
    contact_at: number;
  };
  /** Devices that brought an envelope after another device had, and did not make it. */
  carriers: { hash: string; device: string };
  quarantine: { hash: string; origin: string; bytes: number };
  /** Begun by a device; bytes lie in files. */
  pictures: {
    sha256: string;
    device: string;
    envelope: string;
    bytes: number;
    whole_at: number | null;
  };
  /** Named by an accepted act of this device, and not whole. */
  missing_pictures: { sha256: string; device: string };
  /** What a person dropped from the strangers' quarantine, and when. */
  dropped: { hash: string; at: number };
  /** Bytes of an origin that wait: in `quarantine`, or in `custody` for acceptance to take them. */
  loads: { place: string; origin: string; bytes: number };
  devices: {
    id: string;
    unit: string;
    certificate: string;
    jws: string;
    mailbox: Generated<number>;
    accepted: Generated<number>;
    /** Its ledgers as they were known when it was suspended. */
    suspended: Generated<string | null>;
    enrolled_at: number | null;
    policy: Generated<string | null>;
    replaces: Generated<string | null>;
    readiness: Generated<string | null>;
    commands: Generated<number>;
    wipe_asked_by: Generated<string | null>;
    wipe_asked_at: Generated<number | null>;
  };
  /** When a device last proved a key, for whatever it came. */
  contacts: { device: string; at: number };
  officers: {
    id: string;
    device: string;
    certificate: string;
    jws: string;
    officer: string | null;
  };
  people: {
    id: string;
    officer: string | null;
    title: string;
    first_name: string;
    last_name: string | null;
    position: string | null;
    phone: string | null;
    unit: string;
    roles: string;
    scope: string;
    state: string;
    id_hash: string | null;
    proposed_by: string | null;
    proposed_at: number;
    refusal: string | null;
    suspended: string | null;
    duties_asked: string | null;
    left_devices: string | null;
  };
  slips: {
    officer: string;
    salt: string;
    hash: string;
    expires_at: number;
    wrong_tries: number;
    issued_by: string;
    used: string | null;
  };
  /** How often something was tried since a moment. */
  tries: { name: string; since: number; times: number };
  areas: { area: string; next_block: Generated<number>; next_officer: Generated<number> };
  codes: {
    selector: string;
    salt: string;
    hash: string;
    first_run: number;
    grants: string;
    expires_at: number | null;
    wrong_tries: number;
    window_started_at: number;
    used: string | null;
  };
  ops: {
    id: string;
    record: string;
    kind: string;
    envelope: string;
    officer: string;
    device: string;
    at: number;
    json: string;
    state: string;
    rev: number;
    touched: string;
  };
  records: {
    id: string;
    ref: string;
    unit: string;
    rev: number;
    state: string;
    registration: string;
    created_at: number;
    changed_at: number;
  };
  /** Registrations by the days in Thailand on which they came and were taken; `after_cut`: after 15.30. */
  days: { unit: string; received: string; after_cut: number; registered: string; count: number };
  /** What of each live record says whose it is [TW1]. */
  traits: {
    record: string;
    national_id: string | null;
    id_read: number;
    first: string;
    last: string;
    birth: string | null;
    district: string;
  };
  /** Records that may be of one person, once each: `a` is the smaller id. */
  twins: {
    a: string;
    b: string;
    reason: string;
    found_at: number;
    /** `open`, or what was decided. */
    state: Generated<string>;
    decided_by: string | null;
    decided_at: number | null;
  };
  /** Records that ended because they are the same matter as another, and which. */
  joined: { record: string; into: string };
  /** Values that wait for a person; they stand in their acts. */
  proposals: {
    op: string;
    path: string;
    record: string;
    at: number;
    decided: string | null;
    /** Id of the act that decided. */
    decision: string | null;
  };
  holds: {
    hash: string;
    unit: string;
    n: number;
    device: string;
    id: string;
    code: string;
    since: number;
    officer: string | null;
    releasable: number;
    ref: string | null;
    made: number | null;
    clock: number | null;
  };
  /** What somebody decided not to take; it stays held. */
  declines: { hash: string; code: string; by: string; at: number; reason: string };
  releases: { hash: string; code: string; by: string; at: number };
  commands: {
    device: string;
    n: number;
    kind: string;
    at: number;
    outcome: string | null;
    why: string | null;
  };
  command_answers: { device: string; n: number; outcome: string; why: string; at: number };
  /** A device left `unit` with a new certificate; `heads` are its ledgers as they were known then. */
  moves: { device: string; certificate: string; unit: string; at: number; heads: string };
  recoveries: {
    id: string;
    officer: string;
    name: string;
    device: string;
    unit: string;
    esc: string;
    recipient: string;
    drafts: number;
    at: number;
    state: string;
    answer: string | null;
  };
  recovery_approvals: { recovery: string; by: string; at: number };
  audit: {
    n: number;
    at: number;
    officer: string | null;
    device: string | null;
    action: string;
    target: string | null;
    area: string;
    detail: string | null;
    prev: string;
    hash: string;
  };
  /** Its log is here up to `through`, whose row has `hash`; so many rows came on `day`. */
  device_audit_heads: { device: string; through: number; hash: string; day: number; rows: number };
  device_audit: { device: string; n: number; event: string; hash: string };
  hold_awaits: { awaits: string; hash: string };
  mailbox: { device: string; n: number; item: string };
}
