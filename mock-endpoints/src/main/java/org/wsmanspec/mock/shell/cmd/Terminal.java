package org.wsmanspec.mock.shell.cmd;

import java.io.ByteArrayOutputStream;
import org.wsmanspec.message.vocabulary.Shells;
import org.wsmanspec.mock.shell.CommandPort;

/** Where a line writes: the streams of its command, or what a redirection or pipe puts there. */
final class Terminal {

  /** Takes octets of one stream. */
  @FunctionalInterface
  interface Sink {
    void write(byte[] data);
  }

  private final CodePage codePage;
  private final Sink out;
  private final Sink err;

  Terminal(CommandPort port, CodePage codePage) {
    this(
        codePage, data -> port.write(Shells.STDOUT, data), data -> port.write(Shells.STDERR, data));
  }

  private Terminal(CodePage codePage, Sink out, Sink err) {
    this.codePage = codePage;
    this.out = out;
    this.err = err;
  }

  /** The same with redirections. */
  Terminal redirected(boolean outToErr, boolean errToOut, boolean outAway, boolean errAway) {
    Sink none = data -> {};
    Sink newOut = outAway ? none : outToErr ? err : out;
    Sink newErr = errAway ? none : errToOut ? newOut : err;
    return new Terminal(codePage, newOut, newErr);
  }

  /** The same with the output going into a buffer. */
  Terminal into(ByteArrayOutputStream buffer) {
    return new Terminal(
        codePage,
        data -> {
          if (buffer.size() + data.length > Input.LIMIT) {
            throw new IllegalStateException("a pipe holds " + Input.LIMIT + " octets at most");
          }
          buffer.writeBytes(data);
        },
        err);
  }

  CodePage codePage() {
    return codePage;
  }

  void write(byte[] data) {
    out.write(data);
  }

  void print(String text) {
    out.write(text.getBytes(codePage.charset()));
  }

  void line(String text) {
    print(text + "\r\n");
  }

  void error(String text) {
    err.write((text + "\r\n").getBytes(codePage.charset()));
  }
}
