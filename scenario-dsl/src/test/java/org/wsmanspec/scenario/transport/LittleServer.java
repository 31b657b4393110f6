package org.wsmanspec.scenario.transport;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of a few lines that may behave as badly as a test wants. */
final class LittleServer implements Closeable {

  /** What is done with one accepted connection; it is closed afterwards. */
  interface Conduct {
    void serve(Connection connection) throws IOException, InterruptedException;
  }

  /** One accepted connection. */
  final class Connection {
    private final Socket socket;
    final int number;

    Connection(Socket socket, int number) {
      this.socket = socket;
      this.number = number;
    }

    /** Read one request with its body; empty at the end of the connection. */
    Optional<String> request() throws IOException {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      String text = "";
      while (!text.endsWith("\r\n\r\n")) {
        int octet = in.read();
        if (octet < 0) {
          return Optional.empty();
        }
        bytes.write(octet);
        text = bytes.toString(StandardCharsets.ISO_8859_1);
      }
      String lower = text.toLowerCase(Locale.ROOT);
      int at = lower.indexOf("content-length:");
      if (at >= 0) {
        int length = Integer.parseInt(text.substring(at + 15, text.indexOf("\r\n", at)).strip());
        text += new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
      } else if (lower.contains("transfer-encoding: chunked")) {
        while (!text.endsWith("0\r\n\r\n")) {
          text += (char) in.read();
        }
      }
      requests.add(text);
      return Optional.of(text);
    }

    void answer(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    /** Answer with a body and a correct Content-Length. */
    void answer(int status, String body, String... headers) throws IOException {
      StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
      for (int i = 0; i < headers.length; i += 2) {
        text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
      }
      text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
      answer(text.toString());
    }

    /** Close with a reset instead of an orderly end. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Wait until the server is closed, or for some time; whether it was closed. */
    boolean closedWithin(long millis) throws InterruptedException {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    }
  }

  private final ServerSocket socket;
  private final Conduct conduct;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  LittleServer(Conduct conduct) {
    this.conduct = conduct;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Answer every request of every connection in one way. */
  static LittleServer always(Conduct conduct) {
    return new LittleServer(
        connection -> {
          while (connection.request().isPresent()) {
            conduct.serve(connection);
          }
        });
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        accepted.add(one);
        int number = connections.incrementAndGet();
        threads.execute(() -> serve(one, number));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket one, int number) {
    try (one) {
      conduct.serve(new Connection(one, number));
    } catch (IOException e) {
      // The client went away, which is what many tests are about.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/wsman");
  }

  URI secureAddress() {
    return URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/wsman");
  }

  int connections() {
    return connections.get();
  }

  List<String> requests() {
    return new ArrayList<>(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
      for (Socket one : accepted) {
        one.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
