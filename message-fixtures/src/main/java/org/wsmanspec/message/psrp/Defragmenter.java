package org.wsmanspec.message.psrp;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.message.psrp.PsrpException.Kind;

/**
 * Puts fragments together to messages (MS-PSRP 3.1.5.1.2); those of different objects may be mixed.
 *
 * <p>It checks the order of fragments in an object, and nothing about the order of objects: their
 * numbers need not be consecutive, and may come again after a Connect. After an exception the
 * object is forgotten. Not thread-safe.
 */
public final class Defragmenter {

  private final PsrpLimits limits;
  private final Map<Long, Open> objects = new HashMap<>();
  private long openBytes;

  /** With the default limits. */
  public Defragmenter() {
    this(PsrpLimits.DEFAULT);
  }

  /** With other limits. */
  public Defragmenter(PsrpLimits limits) {
    this.limits = limits;
  }

  private static final class Open {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long next;
  }

  /**
   * Take a fragment.
   *
   * @return the octets of the message that it completes
   * @throws PsrpException if it does not continue what came before, or goes beyond a limit
   */
  public Optional<byte[]> accept(Fragment fragment) {
    long id = fragment.objectId();
    try {
      return take(fragment);
    } catch (PsrpException e) {
      forget(id);
      throw e;
    }
  }

  private Optional<byte[]> take(Fragment fragment) {
    long id = fragment.objectId();
    if (id == 0) {
      throw wrong(Kind.NO_OBJECT_ID, fragment, "an ObjectId is more than 0");
    }
    if (fragment.start() != (fragment.fragmentId() == 0)) {
      throw wrong(Kind.START_BIT, fragment, "the Start bit and FragmentId 0 go together");
    }
    Open open = objects.get(id);
    if (fragment.start()) {
      if (open != null) {
        throw wrong(Kind.STARTED_TWICE, fragment, "the object had begun and has not ended");
      }
      if (fragment.end()) {
        checkLength(fragment, 0);
        return Optional.of(fragment.blob());
      }
      if (objects.size() >= limits.maxOpenObjects()) {
        throw wrong(Kind.TOO_MANY, fragment, objects.size() + " objects have not ended");
      }
      open = new Open();
      objects.put(id, open);
    } else if (open == null) {
      throw wrong(Kind.NOT_STARTED, fragment, "no object with this number has begun");
    } else if (fragment.fragmentId() != open.next) {
      boolean again = Long.compareUnsigned(fragment.fragmentId(), open.next) < 0;
      throw wrong(
          again ? Kind.DUPLICATE : Kind.OUT_OF_ORDER,
          fragment,
          "expected FragmentId " + Long.toUnsignedString(open.next));
    }
    checkLength(fragment, open.bytes.size());
    fragment.appendBlob(open.bytes);
    openBytes += fragment.blobLength();
    open.next++;
    if (!fragment.end()) {
      if (openBytes > limits.maxOpenBytes()) {
        throw wrong(
            Kind.TOO_MANY, fragment, openBytes + " octets of objects that have not ended are kept");
      }
      return Optional.empty();
    }
    byte[] message = open.bytes.toByteArray();
    forget(id);
    return Optional.of(message);
  }

  private void checkLength(Fragment fragment, int before) {
    if ((long) before + fragment.blobLength() > limits.maxMessageBytes()) {
      throw wrong(
          Kind.TOO_LONG,
          fragment,
          "the message is longer than the limit of " + limits.maxMessageBytes() + " octets");
    }
  }

  private static PsrpException wrong(Kind kind, Fragment fragment, String why) {
    return new PsrpException(kind, fragment + ": " + why, fragment.objectId());
  }

  private void forget(long id) {
    Open open = objects.remove(id);
    if (open != null) {
      openBytes -= open.bytes.size();
    }
  }

  /** Objects that have begun and not ended. */
  public int openObjects() {
    return objects.size();
  }

  /**
   * Say that nothing more will come.
   *
   * @throws PsrpException if an object has begun and not ended
   */
  public void end() {
    if (!objects.isEmpty()) {
      long id = objects.keySet().iterator().next();
      throw new PsrpException(
          Kind.TRUNCATED, "object " + Long.toUnsignedString(id) + " has begun and not ended", id);
    }
  }
}
