package org.wsmanspec.suite.cli;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that reads requests properly and answers them with whatever a test gives it. */
final class HostileServer implements AutoCloseable {

  private static final Pattern LENGTH =
      Pattern.compile("(?im)^content-length:[ \\t]*([0-9]+)[ \\t]*$");

  /** What a server does with one request that it has read. */
  interface Behavior {
    void answer(Call call) throws IOException;
  }

  /**
   * One request and the way to answer it.
   *
   * @param head request line and header fields
   * @param body the request's body, read as UTF-8
   * @param out leads to the client
   * @param socket the connection
   * @param end counted down when the test is over
   */
  record Call(String head, String body, OutputStream out, Socket socket, CountDownLatch end) {

    /** Send text as UTF-8. */
    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Send an answer with a true Content-Length. */
    void send(int status, String type, byte[] content) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(
          ("HTTP/1.1 "
                  + status
                  + " Said so\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: "
                  + content.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      whole.writeBytes(content);
      send(whole.toByteArray());
    }

    /** Wait a little; false once the test is over. */
    boolean pause() throws IOException {
      return !await(end, 20);
    }

    /** Wait until the test is over. */
    void hang() throws IOException {
      await(end, 60_000);
    }

    private static boolean await(CountDownLatch latch, long milliseconds) throws IOException {
      try {
        return latch.await(milliseconds, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private final ServerSocket server;
  private final Behavior behavior;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch called = new CountDownLatch(1);
  private final List<Socket> sockets = new ArrayList<>();

  HostileServer(Behavior behavior) throws IOException {
    this(0, behavior);
  }

  HostileServer(int port, Behavior behavior) throws IOException {
    this.behavior = behavior;
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    daemon(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/wsman");
  }

  /** Wait for the first request. */
  boolean called() throws InterruptedException {
    return called.await(60, TimeUnit.SECONDS);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "hostile-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        synchronized (sockets) {
          sockets.add(socket);
        }
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test is over and has closed the server.
      end.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      while (!socket.isClosed()) {
        String head = head(in);
        Matcher length = LENGTH.matcher(head);
        int octets = length.find() ? Integer.parseInt(length.group(1)) : 0;
        String body = new String(in.readNBytes(octets), StandardCharsets.UTF_8);
        called.countDown();
        behavior.answer(new Call(head, body, socket.getOutputStream(), socket, end));
      }
    } catch (IOException e) {
      // The client gave up, as most tests want it to.
      return;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException();
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** Take no new connections; those that there are stay. */
  void stopListening() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      server.close();
      synchronized (sockets) {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
