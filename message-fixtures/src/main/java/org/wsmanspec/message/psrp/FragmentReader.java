package org.wsmanspec.message.psrp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * Reads fragments of a stream of octets, however it is cut into pieces.
 *
 * <p>It keeps no more than what came: the length that a header tells is checked, and room for the
 * blob grows with its octets. After an exception the stream cannot be read on. Not thread-safe.
 */
public final class FragmentReader {

  private static final byte[] NONE = {};
  private static final int FIRST_ROOM = 4096;

  private final PsrpLimits limits;
  private final byte[] header = new byte[Fragment.HEADER];
  private int headerFill;
  private byte[] blob = NONE;
  private int blobFill;
  private int blobLength;
  private long position;

  /** A reader with the default limits. */
  public FragmentReader() {
    this(PsrpLimits.DEFAULT);
  }

  /** A reader with other limits. */
  public FragmentReader(PsrpLimits limits) {
    this.limits = limits;
  }

  /**
   * Read the fragments of a whole stream, such as of one Stream element.
   *
   * @throws PsrpException if the last one is incomplete, or a blob is longer than the limit
   */
  public static List<Fragment> readAll(byte[] bytes, PsrpLimits limits) {
    FragmentReader reader = new FragmentReader(limits);
    List<Fragment> fragments = reader.feed(bytes);
    reader.end();
    return fragments;
  }

  /**
   * Read a whole stream within the default limits.
   *
   * @throws PsrpException as {@link #readAll(byte[], PsrpLimits)}
   */
  public static List<Fragment> readAll(byte[] bytes) {
    return readAll(bytes, PsrpLimits.DEFAULT);
  }

  /**
   * Take the next piece of the stream.
   *
   * @return the fragments that it completes
   * @throws PsrpException if a blob is longer than the limit; what came before it in the piece is
   *     lost
   */
  public List<Fragment> feed(byte[] piece) {
    List<Fragment> complete = new ArrayList<>();
    feed(piece, 0, piece.length, complete::add);
    return complete;
  }

  /**
   * Take the next piece of the stream, from a part of an array.
   *
   * @param to is told each fragment as soon as it is complete, also those before an exception
   * @throws PsrpException if a blob is longer than the limit
   */
  public void feed(byte[] piece, int from, int length, Consumer<Fragment> to) {
    int at = from;
    int end = Math.addExact(from, length);
    while (at < end) {
      if (headerFill < Fragment.HEADER) {
        at += takeHeader(piece, at, end);
      }
      if (headerFill == Fragment.HEADER) {
        at += takeBlob(piece, at, end);
        if (blobFill == blobLength) {
          Fragment fragment = Fragment.of(header, blob);
          position += Fragment.HEADER + blobLength;
          headerFill = 0;
          blob = NONE;
          to.accept(fragment);
        }
      }
    }
  }

  private int takeHeader(byte[] piece, int at, int to) {
    int taken = Math.min(Fragment.HEADER - headerFill, to - at);
    System.arraycopy(piece, at, header, headerFill, taken);
    headerFill += taken;
    if (headerFill == Fragment.HEADER) {
      long length = Fragment.blobLength(header);
      if (length > limits.maxBlobBytes()) {
        throw new PsrpException(
            Kind.TOO_LONG,
            "the fragment at octet "
                + position
                + " announces a blob of "
                + length
                + " octets, more than the limit of "
                + limits.maxBlobBytes(),
            Fragment.of(header, blob).objectId());
      }
      blobLength = (int) length;
      blobFill = 0;
    }
    return taken;
  }

  private int takeBlob(byte[] piece, int at, int to) {
    int taken = Math.min(blobLength - blobFill, to - at);
    if (blobFill + taken > blob.length) {
      // The announced length is believed only once its octets are there.
      int room = blobFill + taken == blobLength ? blobLength : 2 * (blobFill + taken) + FIRST_ROOM;
      blob = Arrays.copyOf(blob, Math.min(room, blobLength));
    }
    System.arraycopy(piece, at, blob, blobFill, taken);
    blobFill += taken;
    return taken;
  }

  /** Octets of an incomplete fragment that are kept. */
  public int pending() {
    return headerFill < Fragment.HEADER ? headerFill : headerFill + blobFill;
  }

  /**
   * Say that the stream has ended.
   *
   * @throws PsrpException if it ended inside a fragment
   */
  public void end() {
    if (pending() > 0) {
      String due =
          headerFill < Fragment.HEADER
              ? "its header of " + Fragment.HEADER + " octets"
              : "its header and a blob of " + blobLength + " octets";
      throw new PsrpException(
          Kind.TRUNCATED,
          "the fragment at octet "
              + position
              + " ends after "
              + pending()
              + " octets, expected "
              + due);
    }
  }
}
