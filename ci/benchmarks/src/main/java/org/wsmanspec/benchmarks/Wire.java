package org.wsmanspec.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.wsmanspec.message.Payload;

/**
 * A keep-alive HTTP client that costs next to nothing, so that what is measured is the server.
 *
 * <p>Understands a status line, a Content-Length and nothing else. Not thread-safe.
 */
final class Wire implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final String head;

  private Wire(Socket socket, String head) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    this.head = head;
  }

  /** An answer. */
  record Answer(int status, Payload body) {}

  static Wire to(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    return new Wire(
        socket,
        "POST "
            + address.getPath()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nContent-Type: application/soap+xml;charset=UTF-8\r\nContent-Length: ");
  }

  /** A whole request with this body, as octets. */
  byte[] framed(byte[] body) {
    byte[] start = (head + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    return whole;
  }

  Answer post(byte[] body) throws IOException {
    return send(framed(body));
  }

  /** Send octets made by {@link #framed} and wait for the whole answer. */
  Answer send(byte[] whole) throws IOException {
    socket.getOutputStream().write(whole);
    String status = line();
    int length = 0;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(field.substring("content-length:".length()).strip());
      }
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the server closed the connection within a body");
    }
    return new Answer(
        Integer.parseInt(status.substring(9, 12)), Payload.of(body, Optional.of("UTF-8")));
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
