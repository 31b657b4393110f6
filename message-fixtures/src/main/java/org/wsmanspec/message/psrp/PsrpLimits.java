package org.wsmanspec.message.psrp;

/**
 * Bounds on what reading fragments may cost.
 *
 * @param maxBlobBytes octets of the blob of one fragment; MS-PSRP 2.2.4 says 32768, Windows takes
 *     more from clients
 * @param maxMessageBytes octets of one message, put together
 * @param maxOpenObjects objects that have begun and not ended
 * @param maxOpenBytes octets of all objects that have begun and not ended
 */
public record PsrpLimits(
    int maxBlobBytes, int maxMessageBytes, int maxOpenObjects, int maxOpenBytes) {

  /** Generous bounds. */
  public static final PsrpLimits DEFAULT =
      new PsrpLimits(1024 * 1024, 32 * 1024 * 1024, 1000, 64 * 1024 * 1024);

  /** The bound of MS-PSRP 2.2.4 on the blob of a fragment, in octets. */
  public static final int BLOB_OF_THE_DOCUMENT = 32768;

  public PsrpLimits {
    if (maxBlobBytes < 1 || maxMessageBytes < 1 || maxOpenObjects < 1 || maxOpenBytes < 1) {
      throw new IllegalArgumentException(
          "limits are positive, but were "
              + maxBlobBytes
              + ", "
              + maxMessageBytes
              + ", "
              + maxOpenObjects
              + ", "
              + maxOpenBytes);
    }
  }
}
