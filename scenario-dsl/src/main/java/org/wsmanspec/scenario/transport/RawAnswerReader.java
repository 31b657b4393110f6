package org.wsmanspec.scenario.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.HttpHeaders;
import org.wsmanspec.message.MediaType;
import org.wsmanspec.message.Payload;
import org.wsmanspec.message.Response;

/** Reads HTTP/1.x answers from a stream, with as little insistence on form as possible. */
final class RawAnswerReader {

  private static final Pattern STATUS = Pattern.compile("HTTP/(\\S*)\\s+(\\d{3})(?:\\s(.*))?");
  private static final int MAX_LINE = 64 * 1024;
  private static final int MAX_LINES = 500;

  private final InputStream in;
  private final Recording recording;
  private final int bound;

  /** An answer and how its body ended. */
  record Read(Response response, BoundedBody body) {}

  RawAnswerReader(InputStream in, Recording recording, int bound) {
    this.in = in;
    this.recording = recording;
    this.bound = bound;
  }

  /**
   * The next final answer; interim ones (1xx) are passed over.
   *
   * @param bodiless whether the request was one whose answer has no body
   * @throws MalformedHttpException if it is no HTTP
   * @throws IOException if the connection ends or falls silent before the header is complete
   */
  Read read(boolean bodiless) throws IOException {
    for (int interim = 0; interim < MAX_LINES; interim++) {
      Matcher status = statusLine();
      int code = Integer.parseInt(status.group(2));
      HttpHeaders headers = fields();
      if (code >= 200 || code == 101) {
        String reason = status.group(3) == null ? "" : status.group(3).strip();
        BoundedBody body =
            bodiless || code == 101 || code == 204 || code == 304
                ? BoundedBody.NOTHING
                : BoundedBody.read(content(headers), bound);
        Optional<String> charset =
            headers.first("Content-Type").flatMap(MediaType::parse).flatMap(MediaType::charset);
        Payload payload = Payload.of(body.bytes(), charset);
        return new Read(new Response(code, reason, headers, payload), body);
      }
    }
    throw new MalformedHttpException("more than " + MAX_LINES + " interim answers");
  }

  private Matcher statusLine() throws IOException {
    String line = "";
    for (int empty = 0; empty < 10 && line.isEmpty(); empty++) {
      line = line();
    }
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new MalformedHttpException("it begins with '" + excerpt(line) + "'");
    }
    return status;
  }

  private HttpHeaders fields() throws IOException {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    while (true) {
      String line = line();
      if (line.isEmpty()) {
        return new HttpHeaders(fields);
      }
      if (fields.size() >= MAX_LINES) {
        throw new MalformedHttpException("the header has more than " + MAX_LINES + " lines");
      }
      int colon = line.indexOf(':');
      if (Character.isWhitespace(line.charAt(0)) && !fields.isEmpty()) {
        HttpHeaders.Field last = fields.remove(fields.size() - 1);
        fields.add(new HttpHeaders.Field(last.name(), last.value() + " " + line.strip()));
      } else if (colon < 0) {
        throw new MalformedHttpException("a header line without colon: '" + excerpt(line) + "'");
      } else {
        String name = line.substring(0, colon).strip();
        fields.add(new HttpHeaders.Field(name, line.substring(colon + 1).strip()));
      }
    }
  }

  private InputStream content(HttpHeaders headers) throws IOException {
    boolean chunked =
        headers.all("Transfer-Encoding").stream()
            .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("chunked"));
    if (chunked) {
      return new ChunkedInput(in);
    }
    Optional<String> length = headers.first("Content-Length");
    if (length.isEmpty()) {
      return in;
    }
    return new FixedInput(in, count(length.get(), 10, "Content-Length"));
  }

  /** A line without its end; CR before LF is not part of it. */
  private void skipTrailers() throws IOException {
    int lines = 0;
    while (!line().isEmpty()) {
      lines++;
      if (lines > MAX_LINES) {
        throw new MalformedHttpException("more than " + MAX_LINES + " lines after the last chunk");
      }
    }
  }

  /** A number of octets, at least 0. */
  private static long count(String text, int radix, String what) throws IOException {
    String digits = text.strip();
    boolean plausible = !digits.isEmpty() && digits.length() <= 30;
    for (int i = 0; plausible && i < digits.length(); i++) {
      plausible = Character.digit(digits.charAt(i), radix) >= 0;
    }
    BigInteger count = plausible ? new BigInteger(digits, radix) : BigInteger.ONE.negate();
    if (count.signum() < 0 || count.bitLength() > 62) {
      throw new MalformedHttpException(what + " is '" + excerpt(text) + "'");
    }
    return count.longValueExact();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        if (!text.isEmpty() && !"HTTP/".startsWith(text.substring(0, Math.min(5, text.length())))) {
          throw new MalformedHttpException("it is '" + excerpt(text) + "' and no more");
        }
        throw new EOFException(
            line.size() == 0 ? "closed by the peer" : "closed by the peer within a header line");
      }
      recording.byteCame();
      if (octet == '\n') {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      if (line.size() >= MAX_LINE) {
        throw new MalformedHttpException("a header line has more than " + MAX_LINE + " octets");
      }
      line.write(octet);
    }
  }

  private static String excerpt(String text) {
    String shown = text.replaceAll("[^\\x20-\\x7E]", "?");
    return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
  }

  /** A body whose length was told. */
  private static final class FixedInput extends InputStream {
    private final InputStream in;
    private final long told;
    private long left;

    FixedInput(InputStream in, long told) {
      this.in = in;
      this.told = told;
      this.left = told;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException(
            "closed by the peer after " + (told - left) + " of " + told + " octets");
      }
      left -= count;
      return count;
    }
  }

  /** A body in chunks (RFC 9112 section 7.1); chunk extensions and trailers are passed over. */
  private final class ChunkedInput extends InputStream {
    private final InputStream chunks;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream chunks) {
      this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!ended && left == 0) {
        nextChunk();
      }
      if (ended) {
        return -1;
      }
      int count = chunks.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("closed by the peer within a chunk");
      }
      left -= count;
      return count;
    }

    private void nextChunk() throws IOException {
      if (!first && !line().isEmpty()) {
        throw new MalformedHttpException("a chunk is longer than its size tells");
      }
      first = false;
      String size = line();
      left = count(size.split(";", 2)[0], 16, "the size of a chunk");
      if (left == 0) {
        ended = true;
        skipTrailers();
      }
    }
  }
}
