package org.wsmanspec.suite.check.psrp;

import java.util.List;
import org.wsmanspec.message.psrp.PsrpLimits;
import org.wsmanspec.suite.check.Check;
import org.wsmanspec.suite.check.FindingSink;
import org.wsmanspec.suite.check.Tell;

/** Rules about fragments (MS-PSRP 2.2.4). */
public final class MessageFragmentChecks {

  private static final String SPLIT = "MS-PSRP-2.2.4-1";
  private static final String OBJECT_ID = "MS-PSRP-2.2.4-2";
  private static final String SEQUENCE = "MS-PSRP-2.2.4-3";
  private static final String RESERVED = "MS-PSRP-2.2.4-4";
  private static final String MARKS = "MS-PSRP-2.2.4-5";
  private static final String LENGTH = "MS-PSRP-2.2.4-6";
  private static final String SHORT = "MS-PSRP-2.2.1-1";

  private static final int MARK_BITS = 0x03;

  private MessageFragmentChecks() {}

  /** The checks of this group. */
  public static List<Check> all() {
    return List.of(
        Pools.check(
            "psrp/fragments",
            List.of(SPLIT, OBJECT_ID, SEQUENCE, MARKS, SHORT),
            MessageFragmentChecks::flaws),
        Pools.check(
            "psrp/fragment-headers", List.of(RESERVED, LENGTH), MessageFragmentChecks::headers));
  }

  private static void flaws(Pool pool, FindingSink sink) {
    for (Flaw flaw : pool.flaws()) {
      String rule = rule(flaw);
      if (flaw.certain()) {
        sink.broken(rule, expected(flaw), flaw.text(), flaw.place(), "");
      } else {
        sink.unknown(rule, "something may have been said that was not recorded", flaw.place());
      }
    }
    for (Piece piece : pool.pieces()) {
      for (String rule : List.of(SPLIT, OBJECT_ID, SEQUENCE, MARKS)) {
        if (pool.flaws().stream()
            .noneMatch(f -> rule(f).equals(rule) && f.place().equals(piece.place()))) {
          sink.held(rule, piece.place());
        }
      }
    }
  }

  private static String rule(Flaw flaw) {
    return switch (flaw.kind()) {
      case SPLIT -> SPLIT;
      case OBJECT_ID -> OBJECT_ID;
      case SEQUENCE -> SEQUENCE;
      case START_BIT -> MARKS;
      case SHORT -> SHORT;
    };
  }

  private static String expected(Flaw flaw) {
    return switch (flaw.kind()) {
      case SPLIT -> "base64 of whole fragments";
      case OBJECT_ID -> "an ObjectId of more than 0 that no other message has";
      case SEQUENCE -> "FragmentIds of a message one after the other, from 0";
      case START_BIT -> "the Start bit in the fragment with FragmentId 0, and in no other";
      case SHORT -> "a message of at least 40 octets";
    };
  }

  private static void headers(Pool pool, FindingSink sink) {
    for (Piece piece : pool.pieces()) {
      int flags = piece.fragment().flags();
      Tell.whether(
          (flags & ~MARK_BITS) == 0,
          sink,
          RESERVED,
          "no bits but Start and End",
          piece.fragment() + " with flags " + flags,
          piece.place(),
          "");
      int length = piece.fragment().blobLength();
      if (length <= PsrpLimits.BLOB_OF_THE_DOCUMENT) {
        sink.held(LENGTH, piece.place());
      } else if (piece.byClient()) {
        sink.soft(
            LENGTH,
            "a blob of 32768 octets at most",
            length + " octets",
            piece.place(),
            "services are known to take longer ones from clients");
      } else {
        sink.broken(
            LENGTH, "a blob of 32768 octets at most", length + " octets", piece.place(), "");
      }
    }
  }
}
