package org.wsmanspec.message.evidence;

import org.wsmanspec.message.Conversation.Origin;
import org.wsmanspec.message.Declaration;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.JournalEntry;
import org.wsmanspec.message.StepRecord;

/** One line of an evidence file. */
public sealed interface EvidenceRecord {

  /** The first line; a later one stands where another run went on writing to the same file. */
  record Header(Origin origin, Declaration declaration) implements EvidenceRecord {}

  /** One exchange. */
  record Exchanged(Exchange exchange) implements EvidenceRecord {}

  /** What became of one step. */
  record Stepped(StepRecord step) implements EvidenceRecord {}

  /** One thing the reference endpoint's object manager was asked. */
  record Journaled(JournalEntry entry) implements EvidenceRecord {}

  /** A line that this version cannot tell; the text says why it was passed over. */
  record PassedOver(long line, String why) implements EvidenceRecord {}
}
