/**
 * Evidence files: a conversation on disk, written as it happens, secrets left out.
 *
 * <p>The format is JSON Lines in UTF-8: one record a line, each a JSON object whose {@code record}
 * says what it is. The first is the {@code header}, which names the format {@code
 * wsmanspec-evidence}, its version, the {@link org.wsmanspec.message.Conversation.Origin} and the
 * {@link org.wsmanspec.message.Declaration}. Records {@code exchange}, {@code step} and {@code
 * journal} follow in any order; those of one kind keep theirs. Members without a value are left
 * out. Instants and durations are ISO 8601 with up to nine digits of the second. A body stands as
 * {@code text} where its bytes are exactly the UTF-8 form of that text and each character is one
 * that XML allows, else as {@code base64}, so that the bytes come back as they were; where a secret
 * was taken out of it, it says {@code redacted} and the exchange gains the gaps {@link
 * org.wsmanspec.message.Gap#BYTES} and {@link org.wsmanspec.message.Gap#VALUES}. A record is one
 * write to the file, so a killed process loses at most the record it was writing; {@link
 * org.wsmanspec.message.evidence.EvidenceReader} drops a last line that cannot be read and says so.
 * The description for people who read such files with other programs is {@code
 * docs/evidence-format.md}.
 */
@NullMarked
package org.wsmanspec.message.evidence;

import org.jspecify.annotations.NullMarked;
