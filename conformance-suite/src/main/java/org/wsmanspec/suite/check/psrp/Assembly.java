package org.wsmanspec.suite.check.psrp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.Defragmenter;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.FragmentReader;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.suite.check.Place;
import org.wsmanspec.suite.check.shell.ShellCall;

/**
 * Puts together the messages of one direction of a pool, and notes what is wrong with their
 * fragments.
 */
final class Assembly {

  private final boolean byClient;
  private final boolean whole;
  private final List<Said> said = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private final Map<Long, PsrpMessage> byNumber = new HashMap<>();
  private final Set<Long> flawed = new HashSet<>();
  private Defragmenter defragmenter = new Defragmenter();
  private boolean lost;

  /**
   * The assembly of a direction.
   *
   * @param whole whether nothing that was said before or between can be missing
   */
  Assembly(boolean byClient, boolean whole) {
    this.byClient = byClient;
    this.whole = whole;
  }

  List<Said> said() {
    return said;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<Flaw> flaws() {
    return flaws;
  }

  /** Another client goes on, with numbers of its own, and messages may come again. */
  void connected() {
    byNumber.clear();
    flawed.clear();
    if (byClient) {
      defragmenter = new Defragmenter();
    }
  }

  /** Something may have been said that was not recorded, or was not taken. */
  void lost() {
    lost = true;
    defragmenter = new Defragmenter();
  }

  /** Take the fragments of an element. */
  void take(ShellCall call, Carried carried) {
    if (carried.base64().contains(Redaction.MARK)) {
      lost();
      return;
    }
    Place place =
        byClient
            ? Place.request(call.exchange(), carried.element())
            : Place.response(call.exchange(), carried.element());
    FragmentReader reader = new FragmentReader();
    try {
      byte[] octets = carried.octets();
      reader.feed(octets, 0, octets.length, f -> fragment(f, call, carried, place));
      reader.end();
    } catch (PsrpException e) {
      if (e.kind() == PsrpException.Kind.TRUNCATED) {
        flaws.add(new Flaw(Flaw.Kind.SPLIT, text(e), place, true));
      }
    }
  }

  private void fragment(Fragment fragment, ShellCall call, Carried carried, Place place) {
    pieces.add(new Piece(fragment, place, byClient));
    long number = fragment.objectId();
    try {
      Optional<PsrpMessage> message = defragmenter.accept(fragment).map(PsrpMessage::decode);
      message.ifPresent(m -> complete(m, number, call, carried, place));
      if (message.isPresent()) {
        flawed.remove(number);
      }
    } catch (PsrpException e) {
      // What follows the first mistake follows from it.
      if (flawed.add(number)) {
        kind(e.kind())
            .ifPresent(
                k -> {
                  boolean order = k == Flaw.Kind.SEQUENCE;
                  flaws.add(new Flaw(k, text(e), place, !order || (whole && !lost)));
                });
      }
    }
  }

  private static String text(PsrpException e) {
    return String.valueOf(e.getMessage());
  }

  private static Optional<Flaw.Kind> kind(PsrpException.Kind kind) {
    return switch (kind) {
      case NO_OBJECT_ID -> Optional.of(Flaw.Kind.OBJECT_ID);
      case NOT_STARTED, STARTED_TWICE, DUPLICATE, OUT_OF_ORDER -> Optional.of(Flaw.Kind.SEQUENCE);
      case START_BIT -> Optional.of(Flaw.Kind.START_BIT);
      case SHORT_MESSAGE -> Optional.of(Flaw.Kind.SHORT);
      default -> Optional.empty();
    };
  }

  private void complete(
      PsrpMessage message, long number, ShellCall call, Carried carried, Place place) {
    said.add(new Said(message, number, byClient, call, carried.element()));
    PsrpMessage before = byNumber.putIfAbsent(number, message);
    if (before != null && !before.equals(message)) {
      flaws.add(
          new Flaw(
              Flaw.Kind.OBJECT_ID,
              "ObjectId " + Long.toUnsignedString(number) + " again, for another message",
              place,
              whole && !lost));
    }
  }
}
