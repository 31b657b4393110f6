package org.wsmanspec.mock.shell;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.dispatch.Call;
import org.wsmanspec.mock.soap.Xml;

/** Send: input for a command or for the shell itself (MS-WSMV 3.1.4.13). */
final class SendInput extends OnShell {

  SendInput(RemoteShells shells) {
    super(shells);
  }

  /** A piece of input, found valid. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Piece(Optional<Shell.Command> command, String stream, byte[] data, boolean end) {}

  @Override
  boolean run(Call call, Shell shell) {
    List<Element> streams = Dom.children(call.body(Names.RSP_SEND), Names.RSP_STREAM);
    if (streams.isEmpty()) {
      throw ShellFaults.schema("rsp:Send has no rsp:Stream");
    }
    requireConnected(shell);
    // All are read before any is used, so that a refused Send has had no effect.
    List<Piece> pieces = new ArrayList<>();
    for (Element stream : streams) {
      pieces.add(read(shell, stream));
    }
    withSession(shell, session -> pieces.forEach(piece -> give(session, piece)));
    call.commit();
    shells.note("send", shell, "octets", Long.toString(octets(pieces)));
    Xml.add(call.reply().body(), Names.RSP_SEND_RESPONSE);
    return false;
  }

  private static long octets(List<Piece> pieces) {
    return pieces.stream().mapToLong(p -> p.data().length).sum();
  }

  private static void give(ShellSession session, Piece piece) {
    // What a command did not take before it ended is nobody's.
    if (piece.command().filter(c -> c.port().output.isDone()).isEmpty()) {
      session.send(
          piece.command().map(c -> c.request().id()), piece.stream(), piece.data(), piece.end());
    }
  }

  private static Piece read(Shell shell, Element stream) {
    String name =
        Dom.attribute(stream, Names.NAME)
            .map(String::strip)
            .orElseThrow(() -> ShellFaults.schema("An rsp:Stream has no Name"));
    if (!shell.request.inputStreams().contains(name)) {
      throw ShellFaults.of(
          FaultSubcode.INVALID_PARAMETER,
          FaultCodes.INVALID_INPUT_STREAM,
          "The shell has no input stream '"
              + name
              + "', only "
              + String.join(", ", shell.request.inputStreams()));
    }
    boolean end =
        Dom.attribute(stream, Names.END)
            .map(t -> t.strip().toLowerCase(Locale.ROOT))
            .filter(t -> t.equals("true") || t.equals("1"))
            .isPresent();
    return new Piece(command(shell, stream), name, octets(stream), end);
  }

  private static byte[] octets(Element stream) {
    try {
      return Base64.getDecoder().decode(stream.getTextContent().replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw ShellFaults.schema("The content of an rsp:Stream is not base64: " + e.getMessage());
    }
  }
}
