package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads messages of a stream of octets: fragments, put together. One of these serves a pool and all
 * its pipelines in one direction, or each of them by itself. Not thread-safe.
 */
public final class MessageReader {

  private final FragmentReader fragments;
  private final Defragmenter defragmenter;

  /** With the default limits. */
  public MessageReader() {
    this(PsrpLimits.DEFAULT);
  }

  /** With other limits. */
  public MessageReader(PsrpLimits limits) {
    this.fragments = new FragmentReader(limits);
    this.defragmenter = new Defragmenter(limits);
  }

  /**
   * A message and the number that its fragments have.
   *
   * @param objectId the number, unsigned
   * @param message the message
   */
  public record Received(long objectId, PsrpMessage message) {}

  /**
   * Take the next octets, cut anywhere.
   *
   * @return the messages that they complete
   * @throws PsrpException if they are no fragments, or none that continue what came before;
   *     messages before that are lost
   */
  public List<Received> feed(byte[] piece) {
    List<Received> complete = new ArrayList<>();
    feed(piece, complete::add);
    return complete;
  }

  /**
   * Take the next octets, cut anywhere.
   *
   * @param to is told each message as soon as it is complete, also those before an exception
   * @throws PsrpException if they are no fragments, or none that continue what came before
   */
  public void feed(byte[] piece, Consumer<Received> to) {
    fragments.feed(
        piece,
        0,
        piece.length,
        fragment ->
            defragmenter
                .accept(fragment)
                .map(PsrpMessage::decode)
                .ifPresent(m -> to.accept(new Received(fragment.objectId(), m))));
  }

  /**
   * Say that a Stream element has ended: a fragment is never split over two (MS-PSRP 2.2.4).
   *
   * @throws PsrpException if a fragment is incomplete
   */
  public void endOfStreamElement() {
    fragments.end();
  }

  /**
   * Say that nothing more will come.
   *
   * @throws PsrpException if a fragment or a message is incomplete
   */
  public void end() {
    fragments.end();
    defragmenter.end();
  }
}
