/**
 * The contract's version. Raise it, and add a line to the history, whenever the fingerprint test
 * (`tests/contract/frozen.test.ts`) fails on purpose. Changes only ever add: a device that was
 * away for eight weeks still speaks an older line of this list.
 *
 * - 1 (2026-11-23): registration form 1, envelope v1, push, receipts, mailbox, key list,
 *   certificates, enrolment, sign-in, overview, problems.
 * - 2 (2026-11-25): people, activation, devices, commands, holds, recovery, audit, full readings;
 *   requests signed one by one; the key of duplicate tags, a lease and an idle time in the policy;
 *   what came with a device's report, ledger numbers that came twice; what was
 *   dropped from quarantine; a look at a one-time code.
 * - 3 (2026-11-26): a person's words beside what needs fixing; held for a conflict; that a record
 *   was opened on a device.
 * - 4 (2026-11-26): other duties or another unit for somebody.
 * - 5 (2026-11-26): who proposed somebody, why they were not approved, since when they are suspended.
 * - 6 (2026-11-26): what somebody decides by on what is held, and that it was not taken; what the ids in
 *   the audit log are called, and what each detail means.
 * - 7 (2026-11-26): whose keys a device’s centre has stopped, why and since when; a look at a slip.
 * - 8 (2026-11-26): who took a paper form at the desk.
 * - 9 (2026-11-26): refused because a district has all its mobile units, a day's moves or codes are
 *   used up, or a policy has no bounds.
 * - 10 (2026-11-26): the reason of a full reading goes in a body and no longer in an address. It took
 *   the place of a question before anybody used it. What is held tells since when its author is
 *   suspended, whatever it is held for. Names and labels hold nothing that is unseen.
 * - 11 (2026-11-26): a device hears since when it is suspended.
 * - 12 (2026-11-26): a registration names its pictures, and each picture's key stands in the act.
 * - 13 (2026-11-26): another label for a device; a name that two mobile units of a district would bear is
 *   refused. What the log is asked for goes in a body and no longer in an address; it took the place of a
 *   question before anybody used it. The audit log tells of a restore,
 *   a device of its drafts, a recovery of who alone let in the key that asks.
 * - 14 (2026-11-27): possible duplicates: a look-up of a national ID, pairs, reading both, the decision; a
 *   record that ended because it is the same matter as another.
 * - 15 (2026-11-27): pictures are sent in chunks, each signed for by the device, with a receipt for the whole.
 * - 16 (2026-11-27): of what was accepted, which fields wait for a person and which were not taken; the
 *   list of such proposals, the values of one, the decision. Which pictures of a record are at the centre,
 *   one of them opened, and how many of a device's are missing there. What a device says at the end of a day,
 *   and the reading of it. The supervisor's board: counts of an area and its parts, devices with what follows
 *   from their last word, two counts of each day.
 * - 17 (2026-11-27): what waits as a file that somebody carries, and the file of receipts that comes back. A
 *   device is ordered to count anew in a new ledger epoch; after a restore it shows the receipts of before, by
 *   which time and order stay what they were. On the board, what is behind both counts of a day.
 */
export const CONTRACT_VERSION = 17;
