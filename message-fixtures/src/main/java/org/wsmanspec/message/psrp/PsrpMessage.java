package org.wsmanspec.message.psrp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;
import org.wsmanspec.message.clixml.ClixmlException;
import org.wsmanspec.message.clixml.ClixmlLimits;
import org.wsmanspec.message.clixml.Notation;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * A message (MS-PSRP 2.2.1): a header of 40 octets, in little-endian order, and data.
 *
 * <p>It keeps every octet, so that {@code decode(x).encode()} is {@code x}, also with a destination
 * or type that the document does not know.
 */
public final class PsrpMessage {

  /** Octets of the header. */
  public static final int HEADER = 40;

  private static final int POOL_AT = 8;
  private static final int PIPELINE_AT = 24;

  private final int destinationCode;
  private final int typeCode;
  private final UUID poolId;
  private final UUID pipelineId;
  private final byte[] data;

  private PsrpMessage(
      int destinationCode, int typeCode, UUID poolId, UUID pipelineId, byte[] data) {
    this.destinationCode = destinationCode;
    this.typeCode = typeCode;
    this.poolId = poolId;
    this.pipelineId = pipelineId;
    this.data = data;
  }

  /**
   * Make a message of what it says, spelled as PowerShell spells it.
   *
   * @param poolId the pool; all zero in three messages of the server (see MS-PSRP 2.2.1)
   * @param pipelineId the pipeline, if it is about one
   */
  public static PsrpMessage of(
      Destination destination, UUID poolId, Optional<UUID> pipelineId, PsrpPayload payload) {
    Notation notation = destination == Destination.CLIENT ? Notation.POWERSHELL : Notation.PLAIN;
    byte[] data =
        payload
            .value()
            .map(v -> Clixml.write(new ClixmlDocument(notation, v)))
            .orElseGet(() -> new byte[0]);
    return of(destination.code(), payload.type().code(), poolId, pipelineId, data);
  }

  /** Make a message of whatever values. */
  public static PsrpMessage of(
      int destination, int type, UUID poolId, Optional<UUID> pipelineId, byte[] data) {
    return new PsrpMessage(destination, type, poolId, pipelineId.orElse(Guids.ZERO), data.clone());
  }

  /**
   * Read a message that was put together of fragments.
   *
   * @throws PsrpException if it is shorter than its header
   */
  public static PsrpMessage decode(byte[] bytes) {
    if (bytes.length < HEADER) {
      throw new PsrpException(
          Kind.SHORT_MESSAGE,
          "the message has " + bytes.length + " octets, fewer than its header of " + HEADER);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new PsrpMessage(
        in.getInt(0),
        in.getInt(4),
        Guids.read(in, POOL_AT),
        Guids.read(in, PIPELINE_AT),
        Arrays.copyOfRange(bytes, HEADER, bytes.length));
  }

  /** The message in octets. */
  public byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(destinationCode)
            .putInt(typeCode);
    Guids.write(poolId, out);
    Guids.write(pipelineId, out);
    return out.put(data).array();
  }

  /** Who is to get it, as the number in the header. */
  public int destinationCode() {
    return destinationCode;
  }

  /** Who is to get it; empty for a number that means nobody. */
  public Optional<Destination> destination() {
    return Destination.of(destinationCode);
  }

  /** Its type, as the number in the header. */
  public int typeCode() {
    return typeCode;
  }

  /** Its type; empty for one that MS-PSRP does not define. */
  public Optional<MessageType> type() {
    return MessageType.of(typeCode);
  }

  /** GUID of the pool, perhaps all zero. */
  public UUID poolId() {
    return poolId;
  }

  /** GUID of the pipeline; empty if it is all zero. */
  public Optional<UUID> pipelineId() {
    return pipelineId.equals(Guids.ZERO) ? Optional.empty() : Optional.of(pipelineId);
  }

  /** A copy of the data: CLIXML, or nothing. */
  public byte[] data() {
    return data.clone();
  }

  /** Octets of the data. */
  public int dataLength() {
    return data.length;
  }

  /**
   * The data as CLIXML.
   *
   * @throws ClixmlException if they are none; nothing at all is none either
   */
  public ClixmlDocument document() {
    return Clixml.read(data);
  }

  /**
   * The data as CLIXML, within other limits.
   *
   * @throws ClixmlException if they are none
   */
  public ClixmlDocument document(ClixmlLimits limits) {
    return Clixml.read(data, limits);
  }

  /**
   * What the message says.
   *
   * @throws PsrpException if its type is not known, or the data are not what it asks for
   */
  public PsrpPayload payload() {
    return PsrpPayloads.read(this, ClixmlLimits.DEFAULT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PsrpMessage that
        && destinationCode == that.destinationCode
        && typeCode == that.typeCode
        && poolId.equals(that.poolId)
        && pipelineId.equals(that.pipelineId)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * typeCode + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s to the %s, pool %s%s, %d octets of data",
        type().map(MessageType::name).orElse(String.format(Locale.ROOT, "type 0x%08X", typeCode)),
        destination().map(d -> d == Destination.CLIENT ? "client" : "server").orElse("unknown"),
        poolId,
        pipelineId().map(p -> ", pipeline " + p).orElse(""),
        data.length);
  }
}
