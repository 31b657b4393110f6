package org.wsmanspec.message.capture;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.XmlEncoding;

/** A file at hand for an importer. */
final class CaptureFile {

  private final String name;
  private final byte[] bytes;
  private final CaptureLimits limits;
  private final Consumer<String> passedOver;

  /**
   * Hold a file; the array is not copied.
   *
   * @param name for the sources of exchanges
   * @param passedOver takes the reason when a part of the file is left out
   */
  CaptureFile(String name, byte[] bytes, CaptureLimits limits, Consumer<String> passedOver) {
    this.name = name;
    this.bytes = bytes;
    this.limits = limits;
    this.passedOver = passedOver;
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  CaptureLimits limits() {
    return limits;
  }

  Consumer<String> passedOver() {
    return passedOver;
  }

  /** The content as text, by byte-order mark or XML declaration, else as UTF-8. */
  String text() {
    XmlEncoding encoding;
    try {
      encoding = XmlEncoding.detect(bytes, Optional.empty());
    } catch (UnreadableMessageException e) {
      throw new UnreadableCaptureException(String.valueOf(e.getMessage()), e);
    }
    Charset charset = encoding.charset();
    int mark = encoding.byteOrderMark();
    return new String(bytes, mark, bytes.length - mark, charset);
  }

  /** The first characters without the white space before them, enough to tell formats apart. */
  String head() {
    int length = Math.min(bytes.length, 8192);
    byte[] start = Arrays.copyOf(bytes, length);
    return new CaptureFile(name, start, limits, passedOver).text().stripLeading();
  }
}
